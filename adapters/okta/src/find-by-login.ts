import type { Found } from "@rosterkit/core/adapter";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";

/**
 * The user with exactly this login, in any case. Fresh, but for a login with a slash: Okta finds that one by filter only, and a filter may
 * lag for a moment. Never by search, an index that lags always.
 */
export async function findByLogin({ client, calls }: OktaApi, login: string): Promise<Found<OktaUser> | undefined> {
  // Asked by path, Okta also takes an id, the word "me" and the part of a login before its @.
  const isSame = ({ profile }: OktaUser) => profile.login?.toLowerCase() === login.toLowerCase();
  if (!login.includes("/")) {
    const found = await calls.read(login);
    return found && isSame(found.row) ? found : undefined;
  }
  const filter = `profile.login eq ${JSON.stringify(login)}`;
  const { items } = await client.listPage<OktaUser>("/api/v1/users", { query: { filter } });
  const row = items.find(isSame);
  return row && calls.read(row.id);
}
