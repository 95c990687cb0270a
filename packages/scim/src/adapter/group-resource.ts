import type { Members, Resource, Shape } from "@rosterkit/core/adapter";
import type { Stored } from "../client/read-resource-answer.ts";
import type { Group } from "../schema/standard-types.ts";
import type { ScimApi } from "./connect-scim.ts";
import { idOf } from "./id-of-created.ts";
import type { ScimResourceDefinition } from "./scim-definition.ts";
import type { GroupWrite } from "./scim-target.ts";
import { withVersion } from "./with-version.ts";

type Groups<S extends Shape<Stored<Group>>> = Omit<Resource<Stored<Group>, S>, "attributes">;

/** The groups of a SCIM server, with their members. */
export function groupResource<S extends Shape<Stored<Group>>>(
  { keys, writes = [], neverEmpty, absence }: ScimResourceDefinition<S, GroupWrite>,
  { client, target }: ScimApi,
): Groups<S> {
  const { groups } = client;
  const create: Groups<S>["create"] = async ({ all }, _state, writing) =>
    idOf(await groups.create(all, writing, { keys, whenUnnamed: "reject" }));
  const update: Groups<S>["update"] = async (id, { set }, writing) => {
    await groups.update(id, set, writing);
  };
  return {
    id: ({ id }) => id,
    createdAt: ({ meta }) => meta?.created,
    // Members are asked for group by group.
    read: groups.reader({ excludedAttributes: ["members"], neverEmpty }),
    get: async (id, reading) => withVersion(client, await groups.get(id, { signal: reading?.signal })),
    absence: absence ?? (target.profile?.notFound === "any" ? "ambiguous" : "proven"),
    keys,
    find: async (attribute, value) => withVersion(client, await groups.find(attribute, value)),
    members: membersOf(client, writes.includes("members")),
    ...(writes.includes("create") && { create }),
    ...(writes.includes("update") && { update }),
  };
}

function membersOf({ members }: ScimApi["client"], isWritten: boolean): Members {
  const { atOnce, page, add, remove } = members;
  return isWritten ? { atOnce, page, add, remove } : { atOnce, page };
}
