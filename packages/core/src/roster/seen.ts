import { assertSameRead } from "./assert-same-read.ts";
import type { Extent } from "./extent.ts";
import type { Sink } from "./sink.ts";

/** The ids that a read showed, with what it proves. */
export interface Seen<E extends Extent = Extent> {
  readonly extent: E;
  has(id: string): boolean;
}

/** Keeps ids while records stream by. */
export interface SeenBuilder extends Sink<unknown> {
  has(id: string): boolean;
  /** The ids, with what the read that gave them proves. Throws when a complete read gave another number of records. */
  finish<E extends Extent>(extent: E): Seen<E>;
}

/** Notes the id of every record that comes by. */
export const createSeen = (): SeenBuilder => {
  const ids = new Set<string>();
  return {
    add: (id) => void ids.add(id),
    has: (id) => ids.has(id),
    finish: (extent) => {
      assertSameRead(extent, ids.size);
      return { extent, has: (id) => ids.has(id) };
    },
  };
};
