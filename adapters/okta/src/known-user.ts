import type { OktaSettings } from "./config.ts";
import type { OktaApi } from "./okta-api.ts";

/**
 * The id of a user who is there for certain, to try the lists with: the owner of the API token. A service app is nobody, so whoever is listed first stands
 * in: that proves that the list is not empty for want of a role, and not that nobody is left out. `undefined`: nobody is known.
 */
export async function knownUser(
  { client, calls }: Pick<OktaApi, "client" | "calls">,
  { apiToken }: Pick<OktaSettings, "apiToken">,
): Promise<string | undefined> {
  if (apiToken !== undefined) return (await calls.read("me"))?.row.id;
  const { items } = await client.listPage<{ readonly id: string }>("/api/v1/users", { query: { limit: 1 } });
  return items[0]?.id;
}
