import type { Placed } from "./record-table.ts";
import type { ProfileValue } from "./user-record.ts";

/** Records that a list request asks for, from a position on. */
export type Selection<Row> = (start: number) => Iterable<Placed<Row>>;

/** Those records that are accepted. */
export function* where<Row>(placed: Iterable<Placed<Row>>, accepts: (record: Row) => boolean): Generator<Placed<Row>> {
  for (const one of placed) if (accepts(one.record)) yield one;
}

/** Records in order of a property, equal ones by id. Their positions are those in the sorted list. */
export function sorted<Row extends { readonly id: string }>(
  all: () => Iterable<Placed<Row>>,
  keyOf: (record: Row) => ProfileValue | undefined,
  descending: boolean,
): Selection<Row> {
  const key = (record: Row): string => String(keyOf(record) ?? "").toLowerCase();
  const order = (a: Row, b: Row): number => {
    if (key(a) === key(b)) return a.id < b.id ? -1 : 1;
    return key(a) < key(b) === descending ? 1 : -1;
  };
  return (start) =>
    [...all()]
      .map(({ record }) => record)
      .sort(order)
      .map(atIndex)
      .slice(start);
}

function atIndex<Row>(record: Row, position: number): Placed<Row> {
  return { position, record };
}
