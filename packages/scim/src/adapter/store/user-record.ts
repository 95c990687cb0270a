import { type AnyConnection, checkValue, openResource, type Shape } from "@rosterkit/core/adapter";
import { type CompiledMapping, compose, type Mapping } from "@rosterkit/core/mapping";
import { badRequest } from "../../error/refuse.ts";
import type { ScimResource } from "../../schema/resource-of.ts";
import { followedIds, valuesOf } from "./follow-records.ts";
import type { UserScene } from "./user-scene.ts";

/** The vendor's values by attribute. `null`: none. */
export type RecordValues = Readonly<Record<string, unknown>>;

/** How a user becomes a record. */
export interface UserRecord {
  /** What a new record is made with. Rejects with `invalidValue` where something is missing that the vendor requires. */
  made(user: ScimResource): Promise<RecordValues>;
  /**
   * What differs between two states of a user, as the vendor has it. Compared on this side of the mapping, so that a value which SCIM does not show
   * as the vendor keeps it is left alone until somebody changes it.
   */
  differing(before: ScimResource, after: ScimResource): Promise<RecordValues>;
  /** The values of a record that the mapping owns. */
  held(row: unknown): RecordValues;
}

/** Puts the mapping from SCIM and the vendor's together. `undefined`: the vendor is no target of people. */
export function createUserRecord(scene: UserScene): UserRecord | undefined {
  const { connection, settings, view } = scene;
  const { fromEmployee } = connection.adapter;
  if (!fromEmployee) return undefined;
  const { attributes } = openResource(connection.people);
  const mapping = compose(settings.toEmployee, fromEmployee as Mapping) as unknown as CompiledMapping;
  const own = { userName: view.userName, externalId: settings.externalId };
  const onlyMade = new Set(mapping.describe().flatMap(({ to, write }) => (write === "create" ? [to] : [])));
  const valuesFor = async (user: ScimResource): Promise<RecordValues> => {
    const others = new Map<string, unknown>();
    for (const id of followedIds(mapping, user)) others.set(id, await scene.get(id));
    const stated = Object.entries(own).flatMap(([name, to]) => (to === undefined ? [] : [[to, user[name]]]));
    return { ...valuesOf(mapping, user, (id) => others.get(id)), ...Object.fromEntries(stated) };
  };
  return {
    made: async (user) => {
      const values = Object.entries(await valuesFor(user)).filter(([, value]) => !isNothing(value));
      return checked(connection, withRequired(connection, Object.fromEntries(values)));
    },
    differing: async (before, after) => {
      const values = Object.entries(difference(attributes, await valuesFor(before), await valuesFor(after)));
      return checked(connection, Object.fromEntries(values.filter(([name]) => !onlyMade.has(name))));
    },
    held: (row) => heldOf(attributes, [...mapping.names, ...Object.values(own)], row),
  };
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other) || (isNothing(one) && isNothing(other));

/** What is to be written; `null` clears. What the vendor requires is never cleared. */
const difference = (attributes: Shape, before: RecordValues, after: RecordValues): RecordValues =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([name, value]) => !isSame(before[name], value) && !(isNothing(value) && attributes[name]?.required))
      .map(([name, value]) => [name, isNothing(value) ? null : value]),
  );

function heldOf(attributes: Shape, names: readonly (string | undefined)[], row: unknown): RecordValues {
  const values = names.flatMap((name) => (name === undefined ? [] : [[name, attributes[name]?.read(row as never)]]));
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function withRequired({ adapter, people }: AnyConnection, values: RecordValues): RecordValues {
  const { attributes } = openResource(people);
  const missing = Object.keys(attributes).filter((name) => attributes[name]?.required && !Object.hasOwn(values, name));
  if (missing.length > 0) throw badRequest("invalidValue", `${adapter.name} requires ${missing.join(", ")}`);
  return values;
}

function checked({ people }: AnyConnection, values: RecordValues): RecordValues {
  const { attributes } = openResource(people);
  for (const [name, value] of Object.entries(values)) {
    const { kind, maximumLength = Number.POSITIVE_INFINITY } = attributes[name] ?? { kind: "text" as const };
    const isTooLong = typeof value === "string" && value.length > maximumLength;
    if (isTooLong || checkValue(kind, value))
      throw badRequest("invalidValue", `The value for ${name} is none that it can have`);
  }
  return values;
}
