import { type Found, type Resource, single } from "@rosterkit/core/adapter";
import type { OktaSettings } from "./config.ts";
import { findGroup } from "./find-group.ts";
import type { GroupAttributes } from "./group-attributes.ts";
import { groupCalls } from "./group-calls.ts";
import { inspectGroup } from "./inspect-group.ts";
import { listOf } from "./list-of.ts";
import { managedElsewhere } from "./managed-elsewhere.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaGroup } from "./okta-group.ts";
import { profileOf } from "./profile-of.ts";

/** Okta's groups. Only those of the type OKTA_GROUP are ever written; settings say which others are read beside them. */
export const groups = (
  api: OktaApi,
  settings: OktaSettings,
): Omit<Resource<OktaGroup, GroupAttributes>, "attributes"> => {
  const calls = groupCalls(api);
  return {
    id: ({ id }) => id,
    createdAt: ({ created }) => created,
    blocked: managedElsewhere,
    read: single<OktaGroup>(
      {
        page: listOf<OktaGroup, OktaGroup>(
          api.client,
          "/api/v1/groups",
          { query: { limit: 200, filter: filterOf(settings.groupTypes) } },
          (group) => [group],
        ),
      },
      { witness: () => witness(api) },
    ),
    get: async (id) => found(await calls.read(id)),
    keys: ["profile.name"],
    find: async (_attribute, name) => found(await findGroup(api.client, name)),
    create: ({ all }, _state, writing) => calls.create(profileOf(all), writing),
    update: async (id, { set }, writing) => {
      const group = await calls.read(id, { signal: writing.signal, giveUp: writing.giveUp });
      // What a replacement leaves out is cleared, attributes that nobody maps included.
      await calls.replace(id, { ...group?.profile, ...profileOf(set) }, writing);
    },
    members: {
      atOnce: 1,
      page: (group, from) => calls.members(group)(from, {}),
      add: async (group, ids, writing) => {
        for (const id of ids) await calls.add(group, id, writing);
      },
      remove: async (group, ids, writing) => {
        for (const id of ids) await calls.remove(group, id, writing);
      },
    },
    inspect: (id) => inspectGroup(api.client, id),
    irreversible: ["create"],
  };
};

const filterOf = (types: OktaSettings["groupTypes"]): string => types.map((type) => `type eq "${type}"`).join(" or ");

/** Everybody is in Everyone, so an organisation without a single group is one whose groups the credential may not see. */
async function witness({ client }: OktaApi): Promise<string | undefined> {
  const { items, next } = await client.listPage<OktaGroup>("/api/v1/groups", { query: { limit: 1 } });
  if (items.length > 0 || next !== undefined) return undefined;
  return "Okta shows no group at all, not even Everyone: the credential may lack an administrator role";
}

const found = (row: OktaGroup | undefined): Found<OktaGroup> | undefined => row && { row };
