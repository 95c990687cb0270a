import { found } from "@rosterkit/core/adapter";
import { oktaErrorCode } from "@rosterkit/core/okta";

/** What Okta answers; undefined where it says that there is no such record. A 404 of a proxy, or of a path that Okta does not know, says nothing of one. */
export const knownOnly = <Data>(answer: Promise<Data>): Promise<Data | undefined> =>
  found(answer, (refusal) => oktaErrorCode(refusal) === "E0000007");
