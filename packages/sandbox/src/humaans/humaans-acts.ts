import type { HumaansTokenAccess } from "./humaans-access.ts";
import type { HumaansJobRole, HumaansPerson, StoredPerson } from "./humaans-records.ts";

/** A day of work and what it is, for a person entered by hand. Days are `YYYY-MM-DD`. */
export interface NewPerson
  extends Partial<Omit<StoredPerson, "id" | "createdAt" | "updatedAt" | "employmentStartDate">> {
  readonly firstName: string;
  readonly lastName: string;
  readonly employmentStartDate: string;
  readonly jobTitle: string;
  readonly department: string;
  /** The manager's person id. */
  readonly reportingTo?: string | null;
}

/** A job role to come or to enter late; what is left out stays as in the role before it. */
export interface NewJobRole {
  readonly personId: string;
  readonly effectiveDate: string;
  readonly jobTitle?: string | null;
  readonly department?: string | null;
  readonly reportingTo?: string | null;
  readonly note?: string | null;
}

/** The end of somebody's employment. Without `lastWorkingDay` it is the end date. */
export interface Offboarding {
  readonly employmentEndDate: string;
  readonly lastWorkingDay?: string;
  readonly reason?: string;
}

/** Somebody's return; what is left out stays as it was when they left. */
export interface Return extends NewJobRoleOnReturn {
  readonly employmentStartDate: string;
  readonly email?: string | null;
  /** `newHire` by default. */
  readonly status?: "newHire" | "active";
}
type NewJobRoleOnReturn = Pick<NewJobRole, "jobTitle" | "department" | "reportingTo">;

/**
 * What an HR admin does in the app, and what a test may look at. Dates may lie ahead: what is due happens when the clock
 * gets there. Acts on unknown ids throw a RangeError.
 */
export interface HumaansActs {
  /** Everybody, leavers too, unfiltered by any token, as of now. */
  readonly people: readonly HumaansPerson[];
  readonly jobRoles: readonly HumaansJobRole[];
  readonly person: (id: string) => HumaansPerson;
  /** Enters a joiner with the first job role; `newHire` unless said otherwise. */
  readonly addPerson: (person: NewPerson) => HumaansPerson;
  /** Changes fields: a new name, address or number. */
  readonly updatePerson: (id: string, changes: Partial<Omit<StoredPerson, "id">>) => HumaansPerson;
  /** Moves the first day, and the job role that starts on it. */
  readonly moveStart: (id: string, employmentStartDate: string) => HumaansPerson;
  /** Turns a new hire active by hand. */
  readonly activate: (id: string) => HumaansPerson;
  /** Enters a job role: a move, now or ahead. */
  readonly addJobRole: (role: NewJobRole) => HumaansJobRole;
  readonly removeJobRole: (id: string) => void;
  readonly offboard: (id: string, offboarding: Offboarding) => HumaansPerson;
  /** Takes an offboarding back, done or not. */
  readonly cancelOffboarding: (id: string) => HumaansPerson;
  /** Takes a leaver back; the answer's id is new where the switches say so. */
  readonly rehire: (id: string, back: Return) => HumaansPerson;
  /** Removes a person for good, with job roles and custom values. */
  readonly deletePerson: (id: string) => void;
  /** Null removes the value. */
  readonly setCustomValue: (personId: string, fieldName: string, value: string | readonly string[] | null) => void;
  /** Changes scopes or role from the next request on. */
  readonly setTokenAccess: (access: Partial<HumaansTokenAccess>) => void;
  /** Makes the token unknown from the next request on. */
  readonly revokeToken: () => void;
}
