import { cursor, type Evidence, type List, type Resource, united, type Values } from "@rosterkit/core/adapter";
import { assertListIsBelievable } from "@rosterkit/core/okta";
import { createUser, madeAs, type NewProfile } from "./create-user.ts";
import { customAttributes } from "./custom-attributes.ts";
import { findByLogin } from "./find-by-login.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";
import { reachStates, sendWelcome } from "./reach-states.ts";
import { sourcedElsewhere } from "./sourced-elsewhere.ts";
import type { UserAttributes } from "./user-attributes.ts";
import { stateFor, userState, userStatus } from "./user-state.ts";

/** Okta's users as accounts. */
export const people = (api: OktaApi): Omit<Resource<OktaUser, UserAttributes>, "attributes"> => ({
  id: ({ id }) => id,
  state: userState,
  status: userStatus,
  createdAt: ({ created }) => created,
  stateSince: ({ statusChanged }) => statusChanged ?? undefined,
  blocked: sourcedElsewhere,
  route: stateFor,
  discover: () => customAttributes(api.client),
  // In this order somebody deactivated between the lists comes twice, which shows, and not never.
  read: united(
    { users: list(api), deactivated: list(api, 'status eq "DEPROVISIONED"') },
    { witness: (evidence) => witness(api, evidence) },
  ),
  get: (id) => api.calls.read(id),
  absence: "proven",
  keys: ["profile.login"],
  find: (_attribute, login) => findByLogin(api, login),
  create: ({ all }, state, writing) => createUser(api.calls, api.random, profileOf(all), state, writing),
  update: async (id, { set }, writing) => {
    await api.calls.update(id, profileOf(set), writing);
  },
  madeAs,
  become: reachStates(api.calls),
  revokeSessions: (id, writing = {}) => api.calls.endSessions(id, writing),
  sendWelcome: (id, user, writing) => sendWelcome(api.calls, id, user, writing),
  irreversible: ["become.inactive", "become.deleted", "revokeSessions"],
});

/** The plain list leaves deactivated users out, so they are listed by filter; never by search, an index that lags. */
const list = ({ client }: OktaApi, filter?: string): List<OktaUser> => ({
  page: cursor((next, { signal }) =>
    client.listPage<OktaUser>(next ?? "/api/v1/users", {
      signal,
      ...(next === undefined && { query: { limit: 200, filter } }),
    }),
  ),
});

/**
 * A token without an administrator role is answered an empty list, not an error. So its owner must be among those read, and must still be
 * listed after the last page: the role may have been lost on the way.
 */
async function witness({ calls, client }: OktaApi, { has }: Evidence): Promise<string | undefined> {
  const owner = await calls.read("me");
  if (!owner || !has(owner.row.id))
    return "the list does not show the owner of the API token, who may lack an administrator role";
  const { ok } = await assertListIsBelievable(client, owner.row.id);
  return ok
    ? undefined
    : "the owner of the API token was listed at first and is not any more: an administrator role may have been lost";
}

const profileOf = (values: Values<UserAttributes>): NewProfile =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace(/^profile\./, ""), value]));
