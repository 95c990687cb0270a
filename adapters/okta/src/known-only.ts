import { ApiError } from "@rosterkit/core/adapter";
import { oktaErrorCode } from "@rosterkit/core/okta";

/** What Okta answers; undefined where it says that there is no such record. A 404 of a proxy, or of a path that Okta does not know, says nothing of one. */
export async function knownOnly<Data>(answer: Promise<Data>): Promise<Data | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (ApiError.isInstance(error) && oktaErrorCode(error) === "E0000007") return undefined;
    throw error;
  }
}
