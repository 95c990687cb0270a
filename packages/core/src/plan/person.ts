import type { Fingerprints, Link } from "../store/link.ts";
import type { Hold } from "./change.ts";
import type { AttributeMisread } from "./note-misread.ts";
import type { StateVerdict } from "./person-state.ts";
import type { Employment } from "./read-person.ts";

/** One person for whom something is to be done, or may be, while a plan is made. */
export interface Person {
  readonly subject: string;
  readonly who: string;
  readonly link: Link | undefined;
  /** Absent for people whose only difference is an attribute settled at the end. */
  readonly employment: Employment | undefined;
  /** Position in the target roster; -1 while there is no account. */
  account: number;
  /** For somebody who is not linked yet. */
  claim?: Claim;
  /** What to do about the account's state. */
  state: StateVerdict;
  /** Attributes to write, by name; `null` clears. A create has all of its attributes here. */
  set: Map<string, unknown>;
  /** Attributes of `set` that only the target had changed. */
  drifted: ReadonlySet<string>;
  /** Source values behind `set`, where they differ from the values set. */
  from: ReadonlyMap<string, unknown>;
  /** For an account about to be linked: fingerprints of what agrees already. */
  agreed?: Fingerprints;
  /** When the password at the source changed: for somebody linked, a change that is to be followed; else what the new link remembers. */
  passwordChangedAt?: string | null;
  /** Holds whatever is planned for this person. */
  hold: Hold | undefined;
  /** Ids of changes that must be done before the create or update. */
  readonly after: Set<string>;
  /** References to accounts that are made in a circle with this one: written by a change of their own. */
  readonly later: Map<string, unknown>;
}

/** Somebody who is not linked, as remembered until everybody has been read. No row is kept. */
export interface Unlinked {
  readonly subject: string;
  readonly who: string;
  readonly employment: Employment;
  /** Wanted values in the order of the mapping's names. */
  readonly wanted: unknown[];
  /** What could not be read, of attributes that are wanted. */
  readonly misreads: readonly AttributeMisread[];
  /** Source values behind the wanted ones, where they differ. */
  readonly from: ReadonlyMap<string, unknown>;
  /** Values to look the person up by, one for each match rule, folded. */
  readonly keys: readonly (string | undefined)[];
  /** When the password at the source last changed. Absent: not said, or nobody asks. */
  readonly passwordChangedAt?: string | null;
  /** From when on a missing work email is worth a warning. */
  readonly emailDueMs: number | undefined;
}

/** What somebody who is not linked claims: an account that is there, or one to be made. */
export type Claim =
  | { readonly kind: "create" }
  | { readonly kind: "link"; readonly by: string; readonly evidence: readonly string[]; readonly replaces?: string };

/** A person with nothing to do yet. */
export const createPerson = (start: Pick<Person, "subject" | "who" | "link" | "employment" | "account">): Person => ({
  ...start,
  state: { kind: "none" },
  set: new Map(),
  drifted: new Set(),
  from: new Map(),
  hold: undefined,
  after: new Set(),
  later: new Map(),
});
