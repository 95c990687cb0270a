/** Takes records as pages arrive. A roster and a plan are both built this way, so neither needs the pages afterwards. */
export interface Sink<Row> {
  add(id: string, row: Row): void;
  /** The ids added so far, in order, where the sink knows them: then whoever fills it need not keep them once more. */
  readonly ids?: ReadonlyMap<string, number>;
}
