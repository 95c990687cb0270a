import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Attribute } from "../shape/shape.ts";
import { noteGap, type ReadScene } from "./read-scene.ts";
import { createSetDigest } from "./set-digest.ts";
import type { Sink } from "./sink.ts";
import { createTakenIds } from "./taken-ids.ts";

/** Where rows arrive: each is known by its id, taken into the digest and handed on, once. */
export interface RecordIntake {
  /** Makes the row and takes it. A record that cannot be read is set aside and leaves a gap. */
  take(list: string, make: () => unknown): void;
  has(id: string): boolean;
  /** An id that was taken, to try a read by id with. */
  anyId(): string | undefined;
  /** How many records were taken. */
  size(): number;
  digest(): string;
  /** The attributes read that nobody had a value for. Empty texts and lists are no values here: a lost permission may look like that too. */
  empty(): readonly string[];
}

/** Takes rows into a sink. Makes no object per row. */
export const createRecordIntake = (
  { attributes, id: idOf }: Pick<AnyResource, "attributes" | "id">,
  sink: Sink<never>,
  scene: ReadScene,
): RecordIntake => {
  const read = namedAttributes(attributes, scene.reading.attributes);
  const isSeen = new Uint8Array(read.length);
  const taken = createTakenIds(sink);
  const records = createSetDigest();
  /** The id and the values of the record at hand. */
  const values = new Array<unknown>(read.length + 1);

  /** Reads the values, and gives the length of their texts. */
  const readValues = (id: string, row: never): number => {
    let length = id.length;
    values[0] = id;
    for (let index = 0; index < read.length; index++) {
      const value = read[index]?.[1].read(row);
      values[index + 1] = value;
      if (isSeen[index] === 0 && !isNothing(value)) isSeen[index] = 1;
      length += typeof value === "string" ? value.length : lengthOf(value);
    }
    return length;
  };

  /** The row's id once it is taken in; nothing when it was not. */
  const accept = (list: string, row: never): string | undefined => {
    const id: unknown = idOf(row);
    if (typeof id !== "string" || id === "") throw new TypeError("a record without an id");
    const origin = taken.origin(id);
    if (origin !== undefined) {
      noteGap(
        scene,
        origin === list
          ? `${list}: an id came twice`
          : `an id moved between the lists ${origin} and ${list} while reading`,
      );
      return undefined;
    }
    if (readValues(id, row) > scene.limits.recordLength) throw new RangeError("a record that is too long");
    taken.add(id, list);
    records.add(values);
    return id;
  };

  return {
    take: (list, make) => {
      let row: never;
      let id: string | undefined;
      try {
        // Rows are only handed back to the resource that they came from.
        row = make() as never;
        id = accept(list, row);
      } catch (error) {
        noteGap(scene, `${list}: a record could not be read (${error instanceof Error ? error.name : "unknown"})`);
        return;
      }
      // Outside the try: a fault of the sink is no fault of the record.
      if (id !== undefined) sink.add(id, row);
    },
    has: taken.has,
    anyId: taken.any,
    size: taken.size,
    digest: records.digest,
    empty: () => read.filter((_, index) => isSeen[index] === 0).map(([name]) => name),
  };
};

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
