import type { RecordTable } from "./record-table.ts";

/** What an index can hold: `version` tells which of two states of a record is the later one. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What `search` reads: records as they were when last indexed. Whoever writes to it decides when that is. */
export interface SearchIndex<Row extends Versioned, Table extends RecordTable<Row> = RecordTable<Row>> {
  readonly put: (record: Row) => void;
  readonly remove: (id: string) => void;
  readonly records: Table;
}

/** An index over an empty table. */
export function createSearchIndex<Row extends Versioned, Table extends RecordTable<Row> = RecordTable<Row>>(
  records: Table,
): SearchIndex<Row, Table> {
  return {
    put(record) {
      // Work of different age may arrive out of order when the delay is changed; an index never goes back.
      const known = records.byId(record.id);
      if (known === undefined || known.version < record.version) records.put(record);
    },
    remove: records.remove,
    records,
  };
}
