/** What the generator had in mind for somebody, as seen on the `today` it was given. */
export type Stage =
  /** Works here. */
  | "active"
  /** HR entered the person as active although the first day is still ahead. */
  | "active before start"
  /** Hired, not started, work email already there. */
  | "new hire"
  /** Hired, not started, no work email yet. */
  | "new hire without email"
  /** Works here; the end is known and ahead. */
  | "on notice"
  /** Stopped working already; the employment itself ends later. */
  | "gardening leave"
  /** Gone. */
  | "leaver"
  /** Left once, came back, works here. */
  | "rehired"
  /** Employed and away for months. */
  | "on leave";

/** One stay with the company. Days are `YYYY-MM-DD` and belong to the stay, the last ones included. */
export interface Employment {
  readonly startDate: string;
  /** Null while no end is known. */
  readonly endDate: string | null;
  /** Never after `endDate`; null while no end is known. */
  readonly lastWorkingDay: string | null;
  readonly leavingReason: "resigned" | "dismissed" | "redundancy" | "contract ended" | null;
}

/** What somebody does from a day on, until the next job's day. */
export interface Job {
  readonly effectiveDate: string;
  readonly title: string;
  readonly department: string;
  /** The id of another person; null for the head of the company only. */
  readonly managerId: string | null;
}

/** An invented employee, before any vendor's format. */
export interface SandboxPerson {
  /** Unique and never reused. */
  readonly id: string;
  readonly employeeNumber: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly preferredName: string | null;
  /** Unique without case; ASCII; null where none has been given yet. */
  readonly workEmail: string | null;
  /** Unique without case; ASCII. */
  readonly personalEmail: string;
  readonly workPhone: string | null;
  readonly personalPhone: string;
  readonly address: Address;
  /** BCP 47. */
  readonly locale: string;
  /** IANA zone of where the person works. */
  readonly timeZone: string;
  /** Id of a site in `sites`; null for people who work from elsewhere. */
  readonly siteId: string | null;
  readonly legalEntity: string;
  readonly team: string;
  readonly contractType: "full time" | "part time" | "contractor" | "intern";
  readonly stage: Stage;
  /** The present stay; the next one for people who have not started. */
  readonly employment: Employment;
  /** Stays that ended before `employment`, oldest first; mostly none. */
  readonly earlierEmployments: readonly Employment[];
  /** Oldest first, at least one; may include a day ahead. */
  readonly jobs: readonly Job[];
  /** A long absence in force on `today`. */
  readonly leave: {
    readonly kind: "parental" | "sick" | "sabbatical";
    readonly from: string;
    readonly until: string;
  } | null;
}

/** Where somebody lives; where remote people also work. */
export interface Address {
  readonly street: string;
  readonly city: string;
  readonly region: string | null;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly country: string;
}
