/** Takes records as pages arrive. A roster and a plan are both built this way, so neither needs the pages afterwards. */
export interface Sink<Row> {
  add(id: string, row: Row): void;
}
