import type { ResponseHead, Vendor, VendorRefusal } from "@rosterkit/core/adapter";
import { errorSchema } from "../error/error-body.ts";
import type { ScimType } from "../error/scim-type.ts";
import { isRecord } from "../value/is-record.ts";
import { plainText } from "../value/plain-text.ts";

/** What each refusal means. The server's own text is not passed on: it may hold what was sent, or what it keeps of a person. */
const meanings: Readonly<Record<ScimType, string>> = {
  invalidFilter: "it does not understand the filter, or does not filter by that attribute",
  tooMany: "that would give, or do, more than it allows at once",
  uniqueness: "another resource has a value already that only one can have",
  mutability: "it does not let that attribute be changed",
  invalidSyntax: "it does not understand the body of the request",
  invalidPath: "it does not know the path of an attribute",
  noTarget: "there is no value where the change is to be made",
  invalidValue: "it does not take a value, or misses one that it requires",
  invalidVers: "it speaks another version of SCIM",
  sensitive: "it does not take values of that kind in an address",
  invalidCursor: "it does not know the cursor",
  expiredCursor: "the cursor is too old",
  invalidCount: "it does not give pages of that size",
};

/** The code of a 404 that a SCIM server gave, and no proxy. */
export const notFoundCode = "notFound";

/** Reads an error body of RFC 7644 §3.12: the scimType, and nothing else of it. */
export function scimRefusal(body: unknown, { status }: ResponseHead): VendorRefusal {
  if (!isRecord(body)) return duplicate(status === 409);
  const type = scimTypeIn(body);
  if (type !== undefined) return { code: type, summary: meanings[type], ...duplicate(type === "uniqueness") };
  if (status === 404 && isScimError(body, status)) return { code: notFoundCode };
  return duplicate(status === 409);
}

/** A vendor whose refusals are read as SCIM's, after its own reader, if it has one, found nothing to say. */
export const scimVendor = (vendor: Vendor): Vendor => ({
  ...vendor,
  readError: (body, response) => vendor.readError?.(body, response) ?? scimRefusal(body, response),
});

const duplicate = (isOne: boolean): VendorRefusal =>
  isOne ? { summary: meanings.uniqueness, reasons: ["duplicate"] } : {};

const scimTypeIn = ({ scimType }: Readonly<Record<string, unknown>>): ScimType | undefined =>
  typeof scimType === "string" && Object.hasOwn(meanings, scimType) ? (scimType as ScimType) : undefined;

/** By its schema, or, where that was forgotten, by saying the status again beside a detail. */
const isScimError = ({ schemas, status: said, detail }: Readonly<Record<string, unknown>>, status: number): boolean =>
  (Array.isArray(schemas) && schemas.some((each) => isSchema(each))) ||
  (detail !== undefined && plainText(said) === String(status));

const isSchema = (urn: unknown): boolean => typeof urn === "string" && urn.toLowerCase() === errorSchema.toLowerCase();
