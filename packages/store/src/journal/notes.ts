import { jsonText } from "../database/json-text.ts";
import type { Line } from "./append.ts";

/** From this number of the journal to that one, both included. */
export type Span = readonly [first: number, last: number];

/** What the store itself says in the journal, so that what it took away is told from what somebody tampered with. Names nobody. */
export interface Note {
  readonly type: "note";
  readonly at: string;
  /** `erased`: a person; `expired`: values that were kept long enough; `cut`: entries from the beginning on. */
  readonly what: "erased" | "expired" | "cut";
  readonly entries: readonly Span[];
  /** Who asked for it. Absent: the settings. */
  readonly by?: string;
  /** For `cut`: the chain up to the last entry that was cut off. */
  readonly chain?: string;
}

/** A note as a line of the journal. */
export const noteLine = (note: Note): Line => ({
  type: "note",
  at: note.at,
  run: "",
  change: null,
  subject: null,
  content: jsonText(note),
});

/** Numbers in order as spans. */
export const spansOf = (numbers: readonly number[]): readonly Span[] => {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else spans.push([number, number]);
  }
  return spans;
};
