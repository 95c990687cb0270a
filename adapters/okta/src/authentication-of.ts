import type { OktaAuthentication } from "@rosterkit/core/okta";
import type { OktaSettings } from "./config.ts";

/** The credential that the settings tell of; they have been checked to hold one. */
export const authenticationOf = ({
  apiToken,
  clientId = "",
  privateKey = "",
  keyId,
  scopes,
  dpop,
}: OktaSettings): OktaAuthentication =>
  apiToken === undefined
    ? { type: "serviceApp", clientId, privateKey, keyId, scopes, dpop }
    : { type: "apiToken", apiToken };
