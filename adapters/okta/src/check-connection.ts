import { type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
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
    findings: [finding, ...(settings.eventHookSecret === undefined ? [] : [await findLog(api)])],
    owners: known !== undefined && settings.apiToken !== undefined ? [known] : [],
  };
}

/** Asked of those who use events alone: others need no right to read the log. */
async function findLog({ client }: OktaApi): Promise<Finding> {
  const finding = { ability: "events.poll", permission: "okta.logs.read" };
  try {
    await client.listPage("/api/v1/logs", { query: { limit: 1 } });
    return { ...finding, ok: true };
  } catch (error) {
    if (!PermissionError.isInstance(error)) throw error;
    return { ...finding, ok: false, remedy };
  }
}

const remedy =
  "Let the credential read the System Log, which has what an event hook loses: the scope okta.logs.read, and an administrator role that shows the log.";
