import { cursor, type Found, found, type Resource, united } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import type { OktaUserShape } from "./attributes.ts";
import { customAttributes } from "./custom-attributes.ts";
import { createUser, reachStates } from "./lifecycle.ts";
import { neverSignedIn, type OktaUser, sourcedElsewhere, states, statusOf } from "./user.ts";

/** What an Okta connection calls. */
export interface OktaApi {
  readonly client: OktaClient<paths>;
  readonly random: (bytes: number) => Uint8Array;
}

const user = "/api/v1/users/{userId}";

/** The plain list leaves deactivated users out, so they are listed by filter; never by search, an index that lags. */
const list = ({ client }: OktaApi, filter?: string) => ({
  page: cursor<OktaUser>((next, { signal }) =>
    client.listPage<OktaUser>(next ?? "/api/v1/users", {
      signal,
      ...(next === undefined && { query: { limit: 200, filter } }),
    }),
  ),
});

const get = async ({ client }: OktaApi, userId: string): Promise<Found<OktaUser> | undefined> => {
  const answer = await found(client.get<OktaUser>(user, { params: { userId } }));
  return answer && { row: answer.data, ...(answer.etag !== undefined && { version: answer.etag }) };
};

/** By login, fresh. Okta also takes a login's part before the @, and cannot be asked by path for a login with a slash. */
async function findByLogin(api: OktaApi, login: string): Promise<Found<OktaUser> | undefined> {
  const isSame = ({ profile }: OktaUser) => profile.login?.toLowerCase() === login.toLowerCase();
  if (!login.includes("/")) {
    const answer = await get(api, login);
    return answer && isSame(answer.row) ? answer : undefined;
  }
  const filter = `profile.login eq ${JSON.stringify(login)}`;
  const { items } = await api.client.listPage<OktaUser>("/api/v1/users", { query: { filter } });
  const row = items.find(isSame);
  return row && { row };
}

/** Okta answers an empty list to a token without an administrator role: the token's owner must be among those read. */
async function witness({ client }: OktaApi, has: (id: string) => boolean): Promise<string | undefined> {
  const { data } = await client.get<OktaUser>(user, { params: { userId: "me" } });
  return has(data.id) ? undefined : "the list does not show the owner of the API token, who may lack an administrator role";
}

const body = (values: object) => ({
  profile: Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace(/^profile\./, ""), value])),
});

/** Okta's users as accounts. */
export const people = (api: OktaApi): Omit<Resource<OktaUser, OktaUserShape>, "attributes"> => ({
  id: ({ id }) => id,
  state: ({ status }) => states[status],
  status: statusOf,
  stateSince: ({ statusChanged }) => statusChanged ?? undefined,
  blocked: sourcedElsewhere,
  route: (status, wish) =>
    wish === "out by suspension" && (status === "STAGED" || status === neverSignedIn) ? "inactive" : undefined,
  discover: () => customAttributes(api.client),
  read: united(
    { users: list(api), deactivated: list(api, 'status eq "DEPROVISIONED"') },
    { witness: ({ has }) => witness(api, has) },
  ),
  get: (id) => get(api, id),
  absence: "proven",
  keys: ["profile.login"],
  find: (_attribute, login) => findByLogin(api, login),
  create: ({ all }, state, writing) => createUser(api, body(all), state, writing),
  update: async (userId, { set }, { version, signal }) => {
    await api.client.post(user, body(set), { params: { userId }, ifMatch: version, signal });
  },
  become: reachStates(api),
  revokeSessions: async (userId) => {
    await api.client.delete(`${user}/sessions`, { params: { userId }, query: { oauthTokens: true } });
  },
  irreversible: ["become.deleted"],
});

