import { ScimError } from "./scim-error.ts";
import type { ScimType } from "./scim-type.ts";

/** What to do about each refusal, for whoever reads it; RFC 7644 table 9 and RFC 9865 §2.1 in other words. */
const remedies: Readonly<Record<ScimType, string>> = {
  invalidFilter: "Correct the filter: RFC 7644 §3.4.2.2 has its grammar, /Schemas the attributes and their types.",
  tooMany: "Ask for less: narrow the filter, or send fewer operations at a time.",
  uniqueness: "Look the other resource up and update it, or choose another value.",
  mutability: "Leave that attribute out: it cannot be changed, or cannot be taken away.",
  invalidSyntax: "Correct the request's structure; RFC 7644 §3 has the message it should be.",
  invalidPath: "Correct the path: /Schemas lists the attributes, RFC 7644 §3.5.2 has the grammar of paths.",
  noTarget: "Read the resource again: the value that the path selects is not there.",
  invalidValue: "Correct the value; /Schemas says what type it has and whether it is required.",
  invalidVers: "Use version 2 of the protocol.",
  sensitive: "Send it in the body of POST /.search instead of in the URL.",
  invalidCursor: "Start again at the first page, with an empty cursor.",
  expiredCursor: "Start again at the first page, with an empty cursor.",
  invalidCount: "Ask with a count that is a whole number, not below 1.",
};

/** A refusal with status 400 and the remedy that goes with its word. */
export const badRequest = (scimType: ScimType, detail: string): ScimError =>
  new ScimError({ status: 400, scimType, detail }, { remedy: remedies[scimType] });

/** 412: what the sender knows of the resource is no longer so (RFC 7644 §3.14). */
export const preconditionFailed = (): ScimError =>
  new ScimError(
    { status: 412, detail: "The resource has changed since the version that the request names" },
    { remedy: "Read the resource again and repeat the change on what it is now." },
  );
