import {
  type CallOptions,
  callOf,
  type Found,
  type List,
  type Reader,
  UnexpectedResponseError,
  type Writing,
} from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { ClientContext } from "./client-context.ts";
import { type Created, type CreateOptions, createResource } from "./create-resource.ts";
import { deleteResource } from "./delete-resource.ts";
import { findExact } from "./find-exact.ts";
import { type ListOptions, resourceList, resourceReader } from "./list-reader.ts";
import type { Stored } from "./read-resource-answer.ts";
import { findResource, type ResourceScene } from "./resource-scene.ts";
import type { ResourceValues } from "./resource-values.ts";
import { updateResource } from "./update-resource.ts";
import type { WriteOptions, Written } from "./written.ts";

/** The resources of one type at a SCIM server: what an adapter's abilities are made of. */
export interface ResourceClient<Row extends ScimResource> {
  readonly type: ResourceType;
  /** One page at a time, for a reader over several lists. */
  list(options?: ListOptions): List<Stored<Row>>;
  /** The whole list, for `read`: core proves totals and ids, and the witness that the order did not change meanwhile. */
  reader(options?: ListOptions): Reader<Stored<Row>>;
  /** By id. `undefined`: the server says that there is none. */
  get(id: string, call?: CallOptions): Promise<Found<Stored<Row>> | undefined>;
  /** The one with exactly this value. `undefined`: there is none. Rejects where there are several, which is not none: see `findAll`. */
  find(attribute: string, value: string, call?: CallOptions): Promise<Found<Stored<Row>> | undefined>;
  /** All with exactly this value. A server without filters has its list read, which must prove complete. */
  findAll(attribute: string, value: string, call?: CallOptions): Promise<readonly Found<Stored<Row>>[]>;
  /** Makes one. A value that is taken is an outcome and no error; nothing is adopted unless asked for. */
  create(values: ResourceValues, writing?: Writing, options?: CreateOptions): Promise<Created<Row>>;
  /** Changes what is named; null clears. Rejects with a PreconditionError when `writing.version` is not the version any more. */
  update(id: string, values: ResourceValues, writing?: Writing, options?: WriteOptions): Promise<Written<Row>>;
  /** Lets somebody in, or puts them out. Being there already is success. */
  setActive(id: string, active: boolean, writing?: Writing, options?: WriteOptions): Promise<Written<Row>>;
  /** Being gone already is success. Rejects when it was to be looked at afterwards and is still there. */
  delete(id: string, writing?: Writing, options?: WriteOptions): Promise<void>;
}

/** The calls on one resource type. */
export function resourceClient<Row extends ScimResource>(
  context: ClientContext,
  type: ResourceType,
  readsBack: boolean,
): ResourceClient<Row> {
  const sceneOf = async (call?: CallOptions, { readBack = readsBack }: WriteOptions = {}): Promise<ResourceScene> => ({
    context,
    type,
    profile: await context.profile(),
    call,
    readBack,
  });
  const update = async (id: string, values: ResourceValues, writing: Writing = {}, options: WriteOptions = {}) =>
    updateResource<Row>(await sceneOf(callOf(writing), options), id, values, writing);
  return {
    type,
    list: (options) => resourceList<Row>(context, type, options),
    reader: (options) => resourceReader<Row>(context, type, options),
    get: async (id, call) => findResource<Row>(await sceneOf(call), id),
    find: async (attribute, value, call) => {
      const [only, ...others] = await findExact<Row>(context, type, attribute, value, call);
      if (others.length > 0) throw several(context, type, attribute);
      return only;
    },
    findAll: (attribute, value, call) => findExact<Row>(context, type, attribute, value, call),
    create: async (values, writing = {}, options = {}) =>
      createResource<Row>(await sceneOf(callOf(writing), options), values, options),
    update,
    setActive: (id, active, writing, options) => update(id, { active }, writing, options),
    delete: async (id, writing = {}, options = {}) =>
      deleteResource(await sceneOf(callOf(writing), options), id, writing.version),
  };
}

const several = ({ vendor }: ClientContext, { name }: ResourceType, attribute: string): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} has several ${name}s with the same ${attribute}`, {
    adapter: vendor.id,
    remedy: "Make it unique there, or choose another attribute to find them by.",
  });
