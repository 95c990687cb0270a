import { describe, expect, it } from "vitest";
import type { Sink } from "./sink.ts";
import { TakenIds } from "./taken-ids.ts";

const knowing = (): Sink<unknown> => {
  const ids = new Map<string, number>();
  return { ids, add: (id) => void ids.set(id, ids.size) };
};

const sinks: readonly (readonly [string, () => Sink<unknown>])[] = [
  ["a sink that knows its ids", knowing],
  ["a sink that knows none", () => ({ add: () => {} })],
  ["a sink that was filled before", () => ({ ...knowing(), ids: new Map([["old", 0]]) })],
];

/** Takes ids as a read does: each is taken, and given to the sink. */
const take = (taken: TakenIds, sink: Sink<unknown>, list: string, ...ids: readonly string[]) => {
  for (const id of ids) {
    taken.add(id, list);
    sink.add(id, undefined);
  }
};

describe("the ids that a read has taken", () => {
  it.each(sinks)("are told with the list they came in, of %s", (_, make) => {
    const sink = make();
    const taken = new TakenIds(sink);
    take(taken, sink, "users", "a", "b");
    take(taken, sink, "left", "c");
    expect(["a", "b", "c", "d", "old"].map((id) => taken.origin(id))).toEqual([
      "users",
      "users",
      "left",
      undefined,
      undefined,
    ]);
    expect([taken.size, taken.any(), taken.has("c"), taken.has("old")]).toEqual([3, "a", true, false]);
  });
});
