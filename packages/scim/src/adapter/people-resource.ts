import type { Resource, Shape, State, Wish, Writing } from "@rosterkit/core/adapter";
import type { Stored } from "../client/read-resource-answer.ts";
import type { User } from "../schema/standard-types.ts";
import type { ScimApi } from "./connect-scim.ts";
import { idOf } from "./id-of-created.ts";
import type { ScimResourceDefinition } from "./scim-definition.ts";
import type { PeopleWrite } from "./scim-target.ts";
import { withVersion } from "./with-version.ts";

type People<S extends Shape<Stored<User>>> = Omit<Resource<Stored<User>, S>, "attributes">;

/** The users of a SCIM server as people. */
export function peopleResource<S extends Shape<Stored<User>>>(
  { keys, writes = [], neverEmpty, absence, mark }: ScimResourceDefinition<S, PeopleWrite, Stored<User>>,
  { client, target }: ScimApi,
): People<S> {
  const { users } = client;
  const may = (write: PeopleWrite) => writes.includes(write) && target.without?.includes(write) !== true;
  return {
    id: ({ id }) => id,
    state: stateOf,
    createdAt: ({ meta }) => meta?.created,
    read: { ...users.reader({ neverEmpty }), ...(mark && { mark }) },
    get: async (id, reading) => withVersion(client, await users.get(id, { signal: reading?.signal })),
    absence: absence ?? (target.profile?.notFound === "any" ? "ambiguous" : "proven"),
    keys,
    find: async (attribute, value) => withVersion(client, await users.find(attribute, value)),
    ...writesOf(client, keys, may),
  };
}

/** SCIM knows who may sign in and who may not; `active` that is not said counts as yes. */
const stateOf = ({ active }: Stored<User>): State => (active === false ? "inactive" : "active");

function writesOf<S extends Shape<Stored<User>>>(
  { users }: ScimApi["client"],
  keys: readonly string[],
  may: (write: PeopleWrite) => boolean,
): Partial<People<S>> {
  const create: People<S>["create"] = async ({ all }, state, writing) =>
    idOf(await users.create({ ...all, active: state === "active" }, writing, { keys, whenUnnamed: "reject" }));
  const update: People<S>["update"] = async (id, { set }, writing) => {
    await users.update(id, set, writing);
  };
  const setActive = (active: boolean) => async (id: string, _from: Stored<User>, writing: Writing) => {
    await users.setActive(id, active, writing);
  };
  const become = {
    ...(may("reactivate") && { active: setActive(true) }),
    ...(may("deactivate") && { inactive: setActive(false) }),
  };
  return {
    ...(may("create") && { create, madeAs }),
    ...(may("update") && { update }),
    ...(Object.keys(become).length > 0 && { become }),
    ...(may("deactivate") && { route }),
  };
}

/** `active` is all there is: nobody is staged or suspended. */
const madeAs = (state: State): State => (state === "active" ? "active" : "inactive");

/** To suspend somebody is to set `active` to false, which can be taken back. */
const route = (_status: string, wish: Wish): State | undefined =>
  wish === "suspended" || wish === "out by suspension" ? "inactive" : undefined;
