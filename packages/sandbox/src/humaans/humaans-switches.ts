/** Behaviour of the vendor that no public source settles. Each switch names what is open; `defaultHumaansSwitches` holds the likeliest. */
export interface HumaansSwitches {
  /** Whether a new hire turns active when the start date comes, or only when HR does it (`activate`). */
  readonly newHireTurnsActive: "by itself" | "by hand";
  /** From when somebody offboarded reads as `offboarded`: the day after either date, or from HR's act on. */
  readonly leaverTurnsOffboarded: "after last working day" | "after employment end" | "at once";
  /** Whose midnight those two turns happen at. */
  readonly turnsAtMidnightOf: "UTC" | "person";
  /** Whether a turn that happens by itself moves `updatedAt`. */
  readonly turnTouchesPerson: boolean;
  /** Whether somebody who comes back keeps the old record, or gets a new one beside it. */
  readonly rehireIdentity: "same id" | "new id";
  /** What a list of people does with `updatedAt[$gte]`. */
  readonly updatedAtFilter: "honoured" | "ignored" | "refused";
  /** Whether a change of job role moves the person's `updatedAt`. */
  readonly jobRoleTouchesPerson: boolean;
  /** Whether a change of a custom value moves the person's `updatedAt`. */
  readonly customValueTouchesPerson: boolean;
  /** Whether `field[$gte]`, `$gt`, `$lte` and `$lt` filter. */
  readonly rangeOperators: "honoured" | "ignored" | "refused";
  /** Whether `field[$in]` and `field[$nin]` filter. */
  readonly listOperators: "honoured" | "ignored" | "refused";
  /** Whether `$sort[field]` sorts. */
  readonly sort: "honoured" | "ignored" | "refused";
  /** What happens to a filter on a field that does not exist. */
  readonly unknownFilter: "ignored" | "refused";
  /** What happens to a `$limit` over 250. */
  readonly limitOverMaximum: "clamped" | "refused";
  /** The order of a list of people; "changing" gives each request an order of its own. */
  readonly peopleOrder: "oldest first" | "newest first" | "changing";
  /** How contract types are spelt. */
  readonly contractTypeSpelling: "Full time" | "fullTime";
  /** How leaving reasons of two words are spelt. */
  readonly leavingReasonSpelling: "contractEnded" | "contract_ended";
  /** What a person without a work email has in `email`. */
  readonly missingWorkEmail: "null" | "absent" | "empty";
  /** Whether reads of people carry the job role in force. */
  readonly embeddedJobRole: "title and department" | "never";
  /** Whether people have a `profileUrl`. */
  readonly profileUrl: "absent" | "present";
  /** The `endDate` of a job role that another one follows. */
  readonly jobRoleEndDate: "day before the next" | "day of the next" | "never filled";
  /** Whether each legal entity is a company of its own, people's `companyId` pointing to it. */
  readonly companies: "one" | "one per legal entity";
  /** What becomes of fields the token may not read. */
  readonly hiddenFields: "absent" | "null";
  /** What needs `private:read` beyond the public profile. */
  readonly privateFields: readonly string[];
  /** Whether `/custom-fields` and `/custom-values` answer 403 without `private:read`. */
  readonly customFieldsArePrivate: boolean;
  /** The type of `code` in an error. */
  readonly errorCode: "number" | "string";
  /** The members of an error's issues. */
  readonly errorIssues: "name and reason" | "path and message";
  /** Whether 429 says when to come back. */
  readonly retryAfter: "seconds" | "absent";
  /** How the signature of an event is spelt. */
  readonly webhookSignature: "hex" | "sha256=hex" | "base64";
  /** The header that the signature is in. */
  readonly webhookHeader: string;
  /** What the `data` of an event holds: the whole record, its id and the person's, or nothing at all. */
  readonly webhookData: "record" | "ids" | "nothing";
  /** How job roles and custom values are told: by events named after them, by one about the person, or not at all. */
  readonly webhooksForParts: "by themselves" | "as the person" | "not told";
  /** Whether an event that is not taken is sent again. */
  readonly webhookRetries: "for a day" | "never";
  /** Whether one that is not taken holds up the others. */
  readonly webhookOrder: "kept" | "not kept";
}

/** Fields of a person the stand-in takes to be private. The vendor's list is not public. */
const defaultPrivateFields: readonly string[] = [
  "personalEmail",
  "employeeId",
  "personalPhoneNumber",
  "formattedPersonalPhoneNumber",
  "address",
  "city",
  "state",
  "postcode",
  "countryCode",
  "country",
  "employmentStartDate",
  "firstWorkingDay",
  "employmentEndDate",
  "lastWorkingDay",
  "probationEndDate",
  "contractType",
  "leavingReason",
  "birthday",
  "nationality",
  "taxId",
  "dietaryPreference",
  "calendarFeedToken",
];

/** The likeliest reading of every open question. */
export const defaultHumaansSwitches: HumaansSwitches = {
  newHireTurnsActive: "by itself",
  leaverTurnsOffboarded: "after last working day",
  turnsAtMidnightOf: "UTC",
  turnTouchesPerson: true,
  rehireIdentity: "same id",
  updatedAtFilter: "ignored",
  jobRoleTouchesPerson: false,
  customValueTouchesPerson: false,
  rangeOperators: "honoured",
  listOperators: "honoured",
  sort: "ignored",
  unknownFilter: "ignored",
  limitOverMaximum: "clamped",
  peopleOrder: "oldest first",
  contractTypeSpelling: "Full time",
  leavingReasonSpelling: "contractEnded",
  missingWorkEmail: "null",
  embeddedJobRole: "title and department",
  profileUrl: "absent",
  jobRoleEndDate: "day before the next",
  companies: "one",
  hiddenFields: "absent",
  privateFields: defaultPrivateFields,
  customFieldsArePrivate: true,
  errorCode: "number",
  errorIssues: "name and reason",
  retryAfter: "seconds",
  webhookSignature: "hex",
  webhookHeader: "x-humaans-signature",
  webhookData: "record",
  webhooksForParts: "by themselves",
  webhookRetries: "for a day",
  webhookOrder: "not kept",
};
