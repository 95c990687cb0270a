import type { OktaAuthentication } from "@rosterkit/core/okta";
import type { OktaSettings } from "./config.ts";

/** What the System Log and event hooks need besides. */
const eventScopes = ["okta.logs.read", "okta.eventHooks.manage"];

/** The credential that the settings tell of; they have been checked to hold one. */
export const authenticationOf = ({
  apiToken,
  clientId = "",
  privateKey = "",
  keyId,
  scopes,
  dpop,
  eventHookSecret,
}: OktaSettings): OktaAuthentication =>
  apiToken === undefined
    ? {
        type: "serviceApp",
        clientId,
        privateKey,
        keyId,
        scopes: [...new Set([...scopes, ...(eventHookSecret === undefined ? [] : eventScopes)])],
        dpop,
      }
    : { type: "apiToken", apiToken };
