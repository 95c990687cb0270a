import { type AnyConnection, ConfigurationError } from "@rosterkit/core/adapter";
import type { ResourceType } from "../../schema/resource-type.ts";
import { groupType } from "../../schema/standard-types.ts";
import type { ResourceStore } from "../../server/resource-store.ts";
import { type AdapterStoreOptions, type AdapterStoreSettings, settleOptions } from "./adapter-store-options.ts";
import { createGroupScene } from "./group-scene.ts";
import { createGroupStore } from "./group-store.ts";
import { notWritable, storeFailure } from "./store-failure.ts";
import type { TypeStore } from "./type-store.ts";
import { createUserScene } from "./user-scene.ts";
import { createUserStore } from "./user-store.ts";
import { createUserView } from "./user-view.ts";

/**
 * What a vendor has, as the store of a SCIM server: its people as users, its groups as groups, under the vendor's own ids. Lists are read through core's
 * proof; one that does not prove complete is answered 503, never in part. Who is asked for by id, or by the user name, is looked up freshly. Writes are
 * there as far as the adapter has them. Throws a ConfigurationError for options that do not fit, and for an adapter that is no source of people.
 */
export function createAdapterStore(connection: AnyConnection, options: AdapterStoreOptions): ResourceStore {
  const settings = settleOptions(options);
  const view = createUserView(connection, settings);
  if (!view || !connection.people.read) throw noSource(connection);
  assertAttributes(connection, settings);
  const users = createUserStore(createUserScene(connection, settings, view));
  const groupScene = createGroupScene(connection, settings);
  const groups = groupScene && createGroupStore(groupScene);
  const storeOf = ({ urn }: ResourceType): TypeStore | undefined =>
    urn === settings.userType.urn ? users : urn === groupType.urn ? groups : undefined;
  const told = async <Value>(type: ResourceType, run: () => Promise<Value>): Promise<Value> => {
    try {
      return await run();
    } catch (error) {
      const failure = storeFailure(error, connection.adapter.name, type);
      if (failure !== error) settings.onFailure(error);
      throw failure;
    }
  };
  const nothing = { resources: [], totalResults: 0 };
  return {
    get: (type, id) => told(type, async () => storeOf(type)?.get(id)),
    list: (type, query) => told(type, async () => (await storeOf(type)?.list(query)) ?? nothing),
    ...((users.create ?? groups?.create) && {
      create: (type, resource) =>
        told(type, () => storeOf(type)?.create?.(resource) ?? Promise.reject(refused(connection, "make", type))),
    }),
    ...((users.update ?? groups?.update) && {
      update: (type, id, change) =>
        told(type, () => storeOf(type)?.update?.(id, change) ?? Promise.reject(refused(connection, "change", type))),
    }),
  };
}

const refused = ({ adapter }: AnyConnection, what: string, { name }: ResourceType) =>
  notWritable(`${adapter.name} lets nobody ${what} a ${name} here`);

const noSource = ({ adapter }: AnyConnection): ConfigurationError =>
  new ConfigurationError([
    { path: "connection", message: `${adapter.name} cannot be read: it is no source of people` },
  ]);

function assertAttributes({ people }: AnyConnection, { userName, externalId }: AdapterStoreSettings): void {
  const problems = Object.entries({ userName, externalId }).flatMap(([path, name]) =>
    name === undefined || Object.hasOwn(people.attributes, name)
      ? []
      : [{ path, message: `the vendor has no attribute ${name}` }],
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
}
