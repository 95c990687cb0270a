import { type Found, isSameCaseless } from "@rosterkit/core/adapter";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";

/**
 * The user with exactly this login, in any case. Fresh, but for a login with a slash: Okta finds that one by filter only, and a filter may
 * lag for a moment. Never by search, an index that lags always.
 */
export async function findByLogin({ client, calls }: OktaApi, login: string): Promise<Found<OktaUser> | undefined> {
  const id = login.includes("/") ? await idByFilter(client, login) : login;
  const found = id === undefined ? undefined : await calls.read(id);
  // Asked by path, Okta also takes an id, the word "me" and the part of a login before its @.
  return found && hasLogin(found.row, login) ? found : undefined;
}

async function idByFilter(client: OktaApi["client"], login: string): Promise<string | undefined> {
  const filter = `profile.login eq ${JSON.stringify(login)}`;
  const { items } = await client.listPage<OktaUser>("/api/v1/users", { query: { filter } });
  return items.find((user) => hasLogin(user, login))?.id;
}

const hasLogin = ({ profile }: OktaUser, login: string): boolean => isSameCaseless(profile.login, login);
