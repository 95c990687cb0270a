/** Things that happen by themselves once their time has come. */
export interface DueQueue {
  /** `happen` is told its own due time, which may be long past when the clock has jumped. */
  readonly add: (dueMs: number, happen: (dueMs: number) => void) => void;
  /** Lets everything happen that is due at `nowMs`, in order of time. */
  readonly settle: (nowMs: number) => void;
}

interface Entry {
  readonly dueMs: number;
  readonly happen: (dueMs: number) => void;
}

/** An empty queue. */
export function createDueQueue(): DueQueue {
  const entries: Entry[] = [];
  let first = 0;
  return {
    add(dueMs, happen) {
      let position = entries.length;
      // Delays are mostly equal, so the place is found near the end.
      while (position > first && (entries[position - 1]?.dueMs ?? 0) > dueMs) position -= 1;
      entries.splice(position, 0, { dueMs, happen });
    },
    settle(nowMs) {
      for (let entry = entries[first]; entry !== undefined && entry.dueMs <= nowMs; entry = entries[first]) {
        first += 1;
        entry.happen(entry.dueMs);
      }
      // What has happened is dropped in bulk, so that a long queue is not moved up once for each.
      if (first === entries.length || first > 1000) {
        entries.splice(0, first);
        first = 0;
      }
    },
  };
}
