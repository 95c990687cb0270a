/** Behaviour of the vendor that no public source settles. Each switch names what is open; `defaultHibobSwitches` holds the likeliest. */
export interface HibobSwitches {
  /** How `internal.status` is spelt in machine values. */
  readonly statusSpelling: "Active" | "active";
  /** How lifecycle statuses of two words are spelt. */
  readonly lifecycleSpelling: "garden leave" | "Garden leave" | "gardenLeave";
  /** Whether people who have not started come without `showInactive`. */
  readonly hiredWithoutShowInactive: boolean;
  /** Lifecycle statuses that only `showInactive` brings. */
  readonly inactiveStatuses: readonly string[];
  /** What a permitted field without a value is in machine values. */
  readonly emptyFields: "null" | "absent";
  /** Titles and departments in machine values: sources show ids of list items, and texts. */
  readonly titlesAndDepartments: "item ids" | "texts";
  /** Dates in human-readable values: documented both ways. */
  readonly humanReadableDates: "dd/mm/yyyy" | "ISO";
  /** What the fields of the employment category are called. */
  readonly employmentFields: "payroll.employment" | "employment";
  /** What the termination date and the last day are, once somebody is hired again. */
  readonly endAfterRehire: "cleared" | "kept";
  /** Requests a minute for each endpoint but the search, which has 50. */
  readonly otherRequestsAMinute: number;
  /** Whether 429 says when to come back beside the `X-RateLimit-Reset` that it has. */
  readonly retryAfter: "absent" | "seconds";
  /** The body of a 429. */
  readonly limitedBody: "key and error" | "none";
  /** So many refusals (401, 403) in a row, and the caller is blocked in front of the API. */
  readonly blockAfter: number;
  /** For how long. */
  readonly blockSeconds: number;
  /** Whether an event has the employee's id as a text or as a number, which is too long for JavaScript's. */
  readonly eventIds: "text" | "number";
  /** What `fieldUpdates` of an event holds. */
  readonly fieldUpdates: "ids" | "objects";
}

/** The likeliest reading of every open question. */
export const defaultHibobSwitches: HibobSwitches = {
  statusSpelling: "Active",
  lifecycleSpelling: "garden leave",
  hiredWithoutShowInactive: true,
  inactiveStatuses: ["terminated"],
  emptyFields: "null",
  titlesAndDepartments: "item ids",
  humanReadableDates: "dd/mm/yyyy",
  employmentFields: "payroll.employment",
  endAfterRehire: "cleared",
  otherRequestsAMinute: 50,
  retryAfter: "absent",
  limitedBody: "key and error",
  blockAfter: 10,
  blockSeconds: 600,
  eventIds: "text",
  fieldUpdates: "ids",
};
