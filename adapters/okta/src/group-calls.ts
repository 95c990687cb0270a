import { type CallOptions, callOf, idMade, type Part, type Writing } from "@rosterkit/core/adapter";
import { oktaVendor } from "@rosterkit/core/okta";
import { knownOnly } from "./known-only.ts";
import { listOf } from "./list-of.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaGroup } from "./okta-group.ts";
import type { OktaUser } from "./okta-user.ts";

/** A group's own attributes, as they are sent. `null` clears. */
export type GroupProfile = { readonly [attribute: string]: unknown };

/** The calls on single groups and their members, each of them one request. */
export const groupCalls = (api: OktaApi) => ({
  /** Undefined where Okta says that there is no such group, and for no other 404. */
  read: async (id: string, call?: CallOptions): Promise<OktaGroup | undefined> => {
    const params = { id };
    return (await knownOnly(api.client.get<OktaGroup>("/api/v1/groups/{id}", { params, ...call })))?.data;
  },
  create: async (profile: GroupProfile, writing: Writing): Promise<string> => {
    const made = await api.client.post<Partial<OktaGroup> | undefined>("/api/v1/groups", { profile }, callOf(writing));
    return idMade(made.data, oktaVendor);
  },
  /** What `profile` does not name is cleared. */
  replace: async (id: string, profile: GroupProfile, writing: Writing): Promise<void> => {
    await api.client.put("/api/v1/groups/{id}", { profile }, { params: { id }, ...callOf(writing) });
  },
  members: (id: string): Part<string> =>
    listOf<Pick<OktaUser, "id">, string>(
      api.client,
      "/api/v1/groups/{id}/users",
      { params: { id }, query: { limit: 200 } },
      (user) => [user.id],
    ),
  /** Who is in already is answered the same. */
  add: async (id: string, userId: string, writing: Writing): Promise<void> => {
    const params = { id, userId };
    await api.client.put("/api/v1/groups/{id}/users/{userId}", undefined, { params, ...callOf(writing) });
  },
  /** Nobody is in a group that is gone, and whoever is gone is in none. */
  remove: async (id: string, userId: string, writing: Writing): Promise<void> => {
    const params = { id, userId };
    await knownOnly(api.client.delete("/api/v1/groups/{id}/users/{userId}", { params, ...callOf(writing) }));
  },
});
