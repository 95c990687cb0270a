/** A group as the engine knows it, between the mappings of two vendors. Absent: not said. `null`: said to be none. */
export interface Group {
  readonly name: string;
  readonly description?: string | null;
}
