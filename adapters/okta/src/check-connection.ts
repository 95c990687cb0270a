import type { Checked } from "@rosterkit/core/adapter";
import { assertListIsBelievable } from "@rosterkit/core/okta";
import type { OktaSettings } from "./config.ts";
import type { OktaApi } from "./okta-api.ts";

/**
 * Asks who the organisation is and who owns the token, and whether the list of users is to be believed. Writes nothing, so what a credential
 * may change shows with its first change. A service app is nobody, so somebody who is listed stands in for its owner: that proves that the list is
 * not empty for want of a role, and not that nobody is left out.
 */
export async function checkConnection({ client, calls }: OktaApi, { apiToken }: OktaSettings): Promise<Checked> {
  const { id: account } = await client.organization();
  const owner = apiToken === undefined ? undefined : await calls.read("me");
  const known = apiToken === undefined ? await firstListed(client) : owner?.row.id;
  const finding = await assertListIsBelievable(client, known);
  return { account, findings: [finding], owners: owner ? [owner.row.id] : [] };
}

async function firstListed(client: OktaApi["client"]): Promise<string | undefined> {
  const { items } = await client.listPage<{ readonly id: string }>("/api/v1/users", { query: { limit: 1 } });
  return items[0]?.id;
}
