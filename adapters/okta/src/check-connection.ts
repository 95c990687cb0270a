import type { Checked } from "@rosterkit/core/adapter";
import { assertListIsBelievable } from "@rosterkit/core/okta";
import type { OktaSettings } from "./config.ts";
import { knownUser } from "./known-user.ts";
import type { OktaApi } from "./okta-api.ts";

/**
 * Asks who the organisation is and who owns the token, and whether the list of users is to be believed. Writes nothing, so what a credential
 * may change shows with its first change.
 */
export async function checkConnection(api: OktaApi, settings: OktaSettings): Promise<Checked> {
  const { id: account } = await api.client.organization();
  const known = await knownUser(api, settings);
  const finding = await assertListIsBelievable(api.client, known);
  return {
    account,
    findings: [finding],
    owners: known !== undefined && settings.apiToken !== undefined ? [known] : [],
  };
}
