import { type Extent, type ReadOptions, read } from "@rosterkit/core";
import type { Resource, Shape } from "@rosterkit/core/adapter";

/** What a read gave. */
export interface ReadBack<Row> {
  readonly extent: Extent;
  /** By id. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Why it is incomplete; none when it is complete. */
  readonly gaps: readonly string[];
}

/** What to read. `attributes`: all of them if absent. */
export interface ReadBackOptions extends Partial<ReadOptions> {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly attributes?: readonly string[];
}

/** Reads everybody as the engine does, and keeps the rows for a test to look at. */
export const readBack = async <Row, S extends Shape<Row>>(
  people: Resource<Row, S>,
  { day, attributes = [], ...options }: ReadBackOptions,
): Promise<ReadBack<Row>> => {
  const rows = new Map<string, Row>();
  const sink = { add: (id: string, row: Row) => void rows.set(id, row) };
  const extent = await read(people, { day, attributes }, sink, { readAt: `${day}T12:00:00Z`, ...options });
  return { extent, rows, gaps: "gaps" in extent ? extent.gaps : [] };
};

/** The row under an id. Throws a RangeError when nobody has it. */
export const rowOf = <Row>({ rows }: Pick<ReadBack<Row>, "rows">, id: string): Row => {
  const row = rows.get(id);
  if (row === undefined) throw new RangeError(`nobody has the id ${id}`);
  return row;
};
