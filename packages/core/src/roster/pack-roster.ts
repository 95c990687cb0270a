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
export const packRoster = (resource: Packable, names: readonly string[]): RosterBuilder =>
  new RosterPacker(resource, names);

/** Classes, so that what the runtime compiled for one read is there for the next. */
class RosterPacker implements RosterBuilder {
  readonly #resource: Packable;
  readonly #names: readonly string[];
  readonly #attributes: readonly Attribute[];
  readonly #columns = emptyColumns();
  readonly #texts = new Map<string, string>();
  /** Of the account at hand. */
  readonly #values: unknown[];

  constructor(resource: Packable, names: readonly string[]) {
    this.#resource = resource;
    this.#names = names;
    this.#attributes = attributesNamed(resource, names);
    this.#values = new Array<unknown>(names.length);
  }

  get ids(): ReadonlyMap<string, number> {
    return this.#columns.places;
  }

  add(id: string, row: never): void {
    const columns = this.#columns;
    const place = columns.places.get(id) ?? columns.ids.length;
    columns.places.set(id, place);
    columns.ids[place] = id;
    columns.packed[place] = this.#pack(row);
    columns.states[place] = this.#resource.state?.(row) ?? "active";
    columns.statuses[place] = this.#interned(this.#resource.status?.(row));
    columns.since[place] = this.#resource.stateSince?.(row);
    setOrDelete(columns.blocked, place, this.#interned(this.#resource.blocked?.(row)));
  }

  finish<E extends Extent>(extent: E): Roster<E> {
    assertSameRead(extent, this.#columns.ids.length);
    return new PackedRoster(this.#columns, this.#attributes, this.#names, extent);
  }

  #pack(row: never): string {
    for (let slot = 0; slot < this.#attributes.length; slot++) this.#values[slot] = this.#attributes[slot]?.read(row);
    return packSlots(this.#values);
  }

  /** One copy of a text for all accounts that have it. */
  #interned(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }
}

class PackedRoster<E extends Extent> implements Roster<E> {
  readonly extent: E;
  readonly names: readonly string[];
  readonly size: number;
  readonly #columns: Columns;
  readonly #attributes: readonly Attribute[];
  readonly #slotOf: ReadonlyMap<string, number>;
  readonly #indexes = new Map<number, KeyIndex>();

  constructor(columns: Columns, attributes: readonly Attribute[], names: readonly string[], extent: E) {
    this.extent = extent;
    this.names = names;
    this.size = columns.ids.length;
    this.#columns = columns;
    this.#attributes = attributes;
    this.#slotOf = new Map(names.map((name, slot) => [name, slot]));
  }

  indexOf(id: string): number {
    return this.#columns.places.get(id) ?? -1;
  }

  id(account: number): string {
    return this.#columns.ids[account] ?? "";
  }

  state(account: number): State {
    return this.#columns.states[account] ?? "active";
  }

  status(account: number): string | undefined {
    return this.#columns.statuses[account];
  }

  stateSince(account: number): string | undefined {
    return this.#columns.since[account];
  }

  blocked(account: number): string | undefined {
    return this.#columns.blocked.get(account);
  }

  packed(account: number): string {
    return this.#columns.packed[account] ?? packSlots(new Array(this.names.length));
  }

  slots(account: number): unknown[] {
    return unpackSlots(this.packed(account), this.names.length);
  }

  holds(account: number, wanted: readonly unknown[]): boolean {
    return holdsSlots(this.packed(account), this.names.length, wanted);
  }

  value(account: number, attribute: string): unknown {
    const slot = this.#slotOf.get(attribute);
    return slot === undefined ? undefined : unpackSlot(this.packed(account), slot, this.names.length);
  }

  find(attribute: string, value: string): number[] {
    const slot = this.#slotOf.get(attribute);
    if (slot === undefined) throw new RangeError(`The roster was packed without ${attribute}`);
    return this.#indexOn(slot)(fold(this.#attributes[slot]?.compare, value));
  }

  #indexOn(slot: number): KeyIndex {
    const { compare } = this.#attributes[slot] ?? {};
    const keysAt = (account: number) => keysOf(compare, unpackSlot(this.packed(account), slot, this.names.length));
    const index = this.#indexes.get(slot) ?? createKeyIndex(this.size, keysAt);
    this.#indexes.set(slot, index);
    return index;
  }
}

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

const setOrDelete = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void => {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
};
