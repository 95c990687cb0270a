import type { Checked } from "@rosterkit/core/adapter";
import { assertListIsBelievable } from "@rosterkit/core/okta";
import type { OktaApi } from "./okta-api.ts";

/** Asks who the organisation is and who owns the token, and whether the list of users is to be believed. Writes nothing, so what a token may change shows with its first change. */
export async function checkConnection({ client, calls }: OktaApi): Promise<Checked> {
  const { id: account } = await client.organization();
  const owner = await calls.read("me");
  const finding = await assertListIsBelievable(client, owner?.row.id);
  return { account, findings: [finding], owners: owner ? [owner.row.id] : [] };
}
