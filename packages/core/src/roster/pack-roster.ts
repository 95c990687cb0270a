import type { AnyResource } from "../adapter/any-adapter.ts";
import type { State } from "../adapter/state.ts";
import { ConfigurationError } from "../errors/index.ts";
import type { Attribute } from "../shape/shape.ts";
import { assertSameRead } from "./assert-same-read.ts";
import type { Extent } from "./extent.ts";
import { fold } from "./fold.ts";
import { createKeyIndex, type KeyIndex } from "./key-index.ts";
import { holdsSlots, packSlots, unpackSlot, unpackSlots } from "./pack-slots.ts";
import type { Roster } from "./roster.ts";
import type { Sink } from "./sink.ts";

/** What of a resource its roster is packed from. */
export type Packable = Pick<AnyResource, "attributes" | "state" | "status" | "stateSince" | "blocked">;

/** Takes accounts as pages arrive. An id that was there before is replaced and keeps its place. */
export interface RosterBuilder extends Sink<never> {
  /** The roster, with what the read that filled it proves. Throws when a complete read gave another number of accounts. */
  finish<E extends Extent>(extent: E): Roster<E>;
}

interface Columns {
  readonly places: Map<string, number>;
  readonly ids: string[];
  readonly states: State[];
  readonly statuses: (string | undefined)[];
  readonly since: (string | undefined)[];
  readonly packed: string[];
  readonly blocked: Map<number, string>;
}

/**
 * Packs accounts into columns, their attributes into one string each. Nothing of a row is kept but the values of `names`.
 * Throws a ConfigurationError for names that the resource does not have.
 */
export const packRoster = (resource: Packable, names: readonly string[]): RosterBuilder => {
  const attributes = attributesNamed(resource, names);
  const columns = emptyColumns();
  const intern = interned();
  const values = new Array<unknown>(names.length);
  return {
    ids: columns.places,
    add: (id, row) => {
      const place = columns.places.get(id) ?? columns.ids.length;
      for (let slot = 0; slot < attributes.length; slot++) values[slot] = attributes[slot]?.read(row);
      const packed = packSlots(values);
      columns.places.set(id, place);
      columns.ids[place] = id;
      columns.packed[place] = packed;
      columns.states[place] = resource.state?.(row) ?? "active";
      columns.statuses[place] = intern(resource.status?.(row));
      columns.since[place] = resource.stateSince?.(row);
      setOrDelete(columns.blocked, place, intern(resource.blocked?.(row)));
    },
    finish: (extent) => {
      assertSameRead(extent, columns.ids.length);
      return rosterOf(columns, attributes, names, extent);
    },
  };
};

const rosterOf = <E extends Extent>(
  columns: Columns,
  attributes: readonly Attribute[],
  names: readonly string[],
  extent: E,
): Roster<E> => {
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const packed = (account: number): string => columns.packed[account] ?? packSlots(new Array(names.length));
  const keysAt = (slot: number, account: number): readonly string[] =>
    keysOf(attributes[slot]?.compare, unpackSlot(packed(account), slot, names.length));
  const indexes = new Map<number, KeyIndex>();
  const indexOn = (slot: number): KeyIndex => {
    const index = indexes.get(slot) ?? createKeyIndex(columns.ids.length, (account) => keysAt(slot, account));
    indexes.set(slot, index);
    return index;
  };
  return {
    extent,
    names,
    size: columns.ids.length,
    indexOf: (id) => columns.places.get(id) ?? -1,
    id: (account) => columns.ids[account] ?? "",
    state: (account) => columns.states[account] ?? "active",
    status: (account) => columns.statuses[account],
    stateSince: (account) => columns.since[account],
    blocked: (account) => columns.blocked.get(account),
    slots: (account) => unpackSlots(packed(account), names.length),
    packed,
    holds: (account, wanted) => holdsSlots(packed(account), names.length, wanted),
    value: (account, attribute) => {
      const slot = slotOf.get(attribute);
      return slot === undefined ? undefined : unpackSlot(packed(account), slot, names.length);
    },
    find: (attribute, value) => {
      const slot = slotOf.get(attribute);
      if (slot === undefined) throw new RangeError(`The roster was packed without ${attribute}`);
      return indexOn(slot)(fold(attributes[slot]?.compare, value));
    },
  };
};

const keysOf = (compare: Attribute["compare"], value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((item) => fold(compare, String(item)));
};

const attributesNamed = ({ attributes }: Packable, names: readonly string[]): readonly Attribute[] => {
  const missing = names.filter((name) => !Object.hasOwn(attributes, name));
  if (missing.length > 0)
    throw new ConfigurationError(missing.map((path) => ({ path, message: "there is no such attribute" })));
  return names.flatMap((name) => attributes[name] ?? []);
};

const emptyColumns = (): Columns => ({
  places: new Map(),
  ids: [],
  states: [],
  statuses: [],
  since: [],
  packed: [],
  blocked: new Map(),
});

/** One copy of a text for all accounts that have it. */
const interned = (): ((text: string | undefined) => string | undefined) => {
  const texts = new Map<string, string>();
  return (text) => {
    if (text === undefined) return undefined;
    const known = texts.get(text) ?? text;
    texts.set(known, known);
    return known;
  };
};

const setOrDelete = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void => {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
};
