import type { components } from "./api.gen.ts";

type Schemas = components["schemas"];

/** A person as the API answers it. */
export type HumaansPerson = Schemas["Person"];
/** A job role as the API answers it. */
export type HumaansJobRole = Schemas["JobRole"];
/** A location as the API answers it. */
type HumaansLocation = Schemas["Location"];
/** A company as the API answers it. */
type HumaansCompany = Schemas["Company"];
/** A custom field as the API answers it. */
export type HumaansCustomField = Schemas["CustomField"];
/** The value of a custom field for one person, as the API answers it. */
export type HumaansCustomValue = Schemas["CustomValue"];
/** A token's metadata as the API answers it. */
export type HumaansTokenInfo = Schemas["TokenInfo"];
/** An error body, in either variant. */
export type HumaansError = Schemas["Error"];

/** Fields worked out when a person is read. */
type ComputedField = "timezone" | "directReports" | "jobRole" | "profileUrl";

/** A person as kept: everything HR entered, nothing computed. */
export type StoredPerson = Omit<HumaansPerson, ComputedField>;

/** Everything the stand-in remembers, in the order it was entered. `version` grows with every change. */
export interface HumaansRecords {
  readonly people: Map<string, StoredPerson>;
  readonly jobRoles: Map<string, HumaansJobRole>;
  readonly locations: Map<string, HumaansLocation>;
  readonly companies: Map<string, HumaansCompany>;
  readonly customFields: Map<string, HumaansCustomField>;
  readonly customValues: Map<string, HumaansCustomValue>;
  version: number;
}
