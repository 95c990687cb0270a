import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Attribute } from "../shape/shape.ts";
import { noteGap, type ReadScene } from "./read-scene.ts";
import { SetDigest } from "./set-digest.ts";
import type { Sink } from "./sink.ts";
import { TakenIds } from "./taken-ids.ts";

/** Where rows arrive: each is known by its id, taken into the digest and handed on to the sink, once. Makes no object per row. */
export class RecordIntake {
  readonly #idOf: AnyResource["id"];
  readonly #sink: Sink<never>;
  readonly #scene: ReadScene;
  readonly #attributes: readonly (readonly [string, Attribute])[];
  readonly #isSeen: Uint8Array;
  readonly #taken: TakenIds;
  readonly #records = new SetDigest();
  /** The id and the values of the record at hand. */
  readonly #values: unknown[];

  constructor({ attributes, id }: Pick<AnyResource, "attributes" | "id">, sink: Sink<never>, scene: ReadScene) {
    this.#idOf = id;
    this.#sink = sink;
    this.#scene = scene;
    this.#attributes = namedAttributes(attributes, scene.reading.attributes);
    this.#isSeen = new Uint8Array(this.#attributes.length);
    this.#taken = new TakenIds(sink);
    this.#values = new Array<unknown>(this.#attributes.length + 1);
  }

  /** Makes the row and takes it. A record that cannot be read is set aside and leaves a gap. So does one again, unless the list may repeat those before it. */
  take(list: string, make: () => unknown, mayRepeat = false): void {
    let row: never;
    let id: string | undefined;
    try {
      // Rows are only handed back to the resource that they came from.
      row = make() as never;
      id = this.#accept(list, row, mayRepeat);
    } catch (error) {
      noteGap(this.#scene, `${list}: a record could not be read (${error instanceof Error ? error.name : "unknown"})`);
      return;
    }
    // Outside the try: a fault of the sink is no fault of the record.
    if (id !== undefined) this.#sink.add(id, row);
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** An id that was taken, to try a read by id with. */
  anyId(): string | undefined {
    return this.#taken.any();
  }

  /** How many records were taken. */
  size(): number {
    return this.#taken.size;
  }

  digest(): string {
    return this.#records.digest();
  }

  /** The attributes read that nobody had a value for. Empty texts and lists are no values here: a lost permission may look like that too. */
  empty(): readonly string[] {
    return this.#attributes.filter((_, index) => this.#isSeen[index] === 0).map(([name]) => name);
  }

  /** The row's id once it is taken in; nothing when it was not. */
  #accept(list: string, row: never, mayRepeat: boolean): string | undefined {
    const id: unknown = this.#idOf(row);
    if (typeof id !== "string" || id === "") throw new TypeError("a record without an id");
    const origin = this.#taken.origin(id);
    if (origin !== undefined) {
      if (origin === list || !mayRepeat) noteGap(this.#scene, seenBefore(list, origin));
      return undefined;
    }
    if (this.#read(id, row) > this.#scene.limits.recordLength) throw new RangeError("a record that is too long");
    this.#taken.add(id, list);
    this.#records.add(this.#values);
    return id;
  }

  /** Reads the values, and gives the length of their texts. */
  #read(id: string, row: never): number {
    const values = this.#values;
    let length = id.length;
    values[0] = id;
    for (let index = 0; index < this.#attributes.length; index++) {
      const value = this.#attributes[index]?.[1].read(row);
      values[index + 1] = value;
      if (this.#isSeen[index] === 0 && !isNothing(value)) this.#isSeen[index] = 1;
      length += lengthOf(value);
    }
    return length;
  }
}

const seenBefore = (list: string, origin: string): string =>
  origin === list ? `${list}: an id came twice` : `an id moved between the lists ${origin} and ${list} while reading`;

/** The attributes that a read can say something about, all of them when none is named. */
const namedAttributes = (
  attributes: AnyResource["attributes"],
  names: readonly string[],
): readonly (readonly [string, Attribute])[] =>
  Object.entries(attributes).filter(
    ([name, { writeOnly }]) => !writeOnly && (names.length === 0 || names.includes(name)),
  );

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const lengthOf = (value: unknown): number => {
  if (typeof value === "string") return value.length;
  return Array.isArray(value) ? value.reduce<number>((sum, item) => sum + lengthOf(item), 0) : 0;
};
