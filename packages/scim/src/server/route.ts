import type { ResourceType } from "../schema/resource-type.ts";
import { deleteResource, patchResource, putResource } from "./change-resource.ts";
import { createResource } from "./create-resource.ts";
import { discoveryRoute } from "./discovery.ts";
import type { Handler, Methods } from "./exchange.ts";
import { getResource } from "./get-resource.ts";
import { listResources, searchResources } from "./list-resources.ts";
import { notImplemented } from "./refusals.ts";
import type { ResourceStore } from "./resource-store.ts";
import type { ScimServerSettings } from "./scim-server-options.ts";

/** What a path can be asked for, by what the store can do; `undefined`: nothing is there. */
export function route(pathname: string, settings: ScimServerSettings, store: ResourceStore): Methods | undefined {
  const { basePath, resourceTypes } = settings;
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const path = pathname.slice(basePath.length).replace(/\/$/, "");
  const type = resourceTypes.find(({ endpoint }) => path === endpoint || path.startsWith(`${endpoint}/`));
  if (type !== undefined) return resourceRoute(path.slice(type.endpoint.length + 1), type, store);
  const [name = "", id, ...rest] = path.slice(1).split("/");
  if (rest.length > 0) return undefined;
  if (id === undefined) return leftOut.get(name) ?? discoveryRoute(name, undefined, settings);
  const wanted = decoded(id);
  return wanted === undefined ? undefined : discoveryRoute(name, wanted, settings);
}

function resourceRoute(rest: string, type: ResourceType, store: ResourceStore): Methods | undefined {
  const { create, update, delete: remove } = store;
  if (rest === "") return { GET: listResources(type), ...(create && { POST: createResource(type, create) }) };
  if (rest === ".search") return { POST: searchResources(type) };
  const id = rest.includes("/") ? undefined : decoded(rest);
  if (id === undefined) return undefined;
  return {
    GET: getResource(type, id),
    ...(update && { PUT: putResource(type, id, update), PATCH: patchResource(type, id, update) }),
    ...(remove && { DELETE: deleteResource(type, id, remove) }),
  };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const leaveOut = (what: string): Methods => {
  const refuse: Handler = () => {
    throw notImplemented(what);
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
};

/** RFC 7644 §3.7 and §3.11 let a server leave these out; a search of all types at once is left out too. */
const leftOut: ReadonlyMap<string, Methods> = new Map([
  ["Me", leaveOut("The alias /Me")],
  ["Bulk", leaveOut("Bulk")],
  [".search", leaveOut("A search of all resource types at once")],
]);
