import { type ApiError, type Found, UnexpectedResponseError } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import { buildResource } from "./build-resource.ts";
import { findExact } from "./find-exact.ts";
import { lookAfterWrite } from "./look-after-write.ts";
import { resourceIn, type Stored } from "./read-resource-answer.ts";
import { isTaken } from "./refusals.ts";
import { listPath } from "./resource-path.ts";
import type { ResourceScene } from "./resource-scene.ts";
import type { ResourceValues } from "./resource-values.ts";
import { spelledBody, spelledValues } from "./spelled-values.ts";
import type { WriteOptions, Written } from "./written.ts";

/** A resource that is in the way of a new one, and what they share. */
export interface Candidate<Row extends ScimResource> {
  readonly found: Found<Stored<Row>>;
  /** Names of the values that are the same: the evidence. */
  readonly sharing: readonly string[];
}

/** What became of a create. */
export type Created<Row extends ScimResource> =
  | ({ readonly outcome: "created"; readonly id: string } & Written<Row>)
  /** Only where the caller asked for it: one resource, and no other, has the first of the keys. Nothing was written. */
  | { readonly outcome: "adopted"; readonly id: string; readonly candidate: Candidate<Row> }
  /** The server refused because a value is taken. Whose it is, as far as it shows: nobody, or several, are possible. Nothing was written. */
  | { readonly outcome: "taken"; readonly candidates: readonly Candidate<Row>[]; readonly refusal: ApiError };

/** How a resource is made. */
export interface CreateOptions extends WriteOptions {
  /** Values by which whoever is in the way is looked up, the most telling first. Default: the name that must be unique, then `externalId`. */
  readonly keys?: readonly string[];
  /** What to do about one resource that has the first key: say so, or take it for the one to be made. Default `report`. */
  readonly whenTaken?: "report" | "adopt";
  /** What to do about an answer that names no id: look it up by the keys, or reject, since it may not be the server's. Default `look up`. */
  readonly whenUnnamed?: "look up" | "reject";
}

/** Makes a resource with one POST. Without an id in the answer it is taken from the Location, else looked up. */
export async function createResource<Row extends ScimResource>(
  scene: ResourceScene,
  given: ResourceValues,
  options: CreateOptions,
): Promise<Created<Row>> {
  const { context, type, profile, call } = scene;
  const values = spelledValues(given, type, profile);
  const keys = keysOf(values, options.keys ?? [type.find("userName") ? "userName" : "displayName", "externalId"]);
  const body = spelledBody(buildResource(values, type), profile);
  try {
    const answer = await context.transport({ method: "POST", ...listPath(type), body, call }, profile);
    const answered = resourceIn<Row>(answer, type);
    const lookUp = options.whenUnnamed === "reject" ? [] : keys;
    const id = answered?.row.id ?? idInLocation(answer.headers, type.endpoint) ?? (await idByKeys(scene, lookUp));
    return { outcome: "created", id, ...(await lookAfterWrite(scene, id, values, answered)) };
  } catch (error) {
    if (!isTaken(error)) throw error;
    return whoHas<Row>(scene, keys, error, options.whenTaken === "adopt");
  }
}

type Keys = readonly (readonly [name: string, value: string])[];

const keysOf = (values: ResourceValues, names: readonly string[]): Keys =>
  names.flatMap((name) => {
    const value = values[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });

async function whoHas<Row extends ScimResource>(
  scene: ResourceScene,
  keys: Keys,
  refusal: ApiError,
  adopt: boolean,
): Promise<Created<Row>> {
  const candidates = new Map<string, Candidate<Row>>();
  for (const [name, value] of keys) {
    for (const found of await findExact<Row>(scene.context, scene.type, name, value, scene.call)) {
      const sharing = [...(candidates.get(found.row.id)?.sharing ?? []), name];
      candidates.set(found.row.id, { found, sharing });
    }
  }
  const [candidate, ...others] = candidates.values();
  const isSure = candidate !== undefined && others.length === 0 && candidate.sharing[0] === keys[0]?.[0];
  if (adopt && isSure) return { outcome: "adopted", id: candidate.found.row.id, candidate };
  return { outcome: "taken", candidates: [...candidates.values()], refusal };
}

/** The end of the path that a Location leads to, where it leads below the list; RFC 7644 §3.3 has it on every 201. */
function idInLocation(headers: Headers, endpoint: string): string | undefined {
  const location = headers.get("location") ?? "";
  const { pathname } = URL.canParse(location, "https://relative.invalid")
    ? new URL(location, "https://relative.invalid")
    : { pathname: "" };
  const [id = "", list] = pathname.split("/").toReversed();
  if (id === "" || `/${list}` !== endpoint) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/** The resource was made; without its id nobody could go on, so this may throw what says so. */
async function idByKeys(scene: ResourceScene, keys: Keys): Promise<string> {
  const [key] = keys;
  const found = key && (await findExact(scene.context, scene.type, ...key, scene.call).catch(() => []));
  const [only, ...others] = found ?? [];
  if (only !== undefined && others.length === 0) return only.row.id;
  const { id, name } = scene.context.vendor;
  throw new UnexpectedResponseError(`${name} answered POST ${scene.type.endpoint} without an id`, {
    adapter: id,
    maybeWritten: true,
  });
}
