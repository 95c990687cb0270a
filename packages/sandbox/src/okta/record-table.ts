/** A record at a position that a cursor can name. */
export interface Placed<Row> {
  readonly position: number;
  readonly record: Row;
}

/** Records by id, in order of creation. Every look-up and write takes constant time. */
export interface RecordTable<Row extends { readonly id: string }> {
  /** Adds a record, or replaces the one with this id. */
  readonly put: (record: Row) => void;
  readonly remove: (id: string) => void;
  readonly byId: (id: string) => Row | undefined;
  /**
   * Records with a position from `start` on. A position stays the same for ever, also when records before it are
   * removed.
   */
  readonly from: (start: number) => Generator<Placed<Row>>;
  readonly all: () => readonly Row[];
  readonly size: () => number;
}

/** An empty table. */
export function createRecordTable<Row extends { readonly id: string }>(): RecordTable<Row> {
  const records = new Map<string, Row>();
  const order: string[] = [];
  return {
    put(record) {
      if (!records.has(record.id)) order.push(record.id);
      records.set(record.id, record);
    },
    remove: (id) => void records.delete(id),
    byId: (id) => records.get(id),
    *from(start) {
      for (let position = start; position < order.length; position++) {
        const record = records.get(order[position] ?? "");
        if (record !== undefined) yield { position, record };
      }
    },
    all: () => [...records.values()],
    size: () => records.size,
  };
}
