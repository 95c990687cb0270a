import { describe, expect, it } from "vitest";
import { createDueQueue } from "./due-queue.ts";

describe("what is due", () => {
  it("happens in order of time, equal times in order of adding, and once", () => {
    const queue = createDueQueue();
    const happened: string[] = [];
    for (const [dueMs, name] of [
      [30, "late"],
      [10, "early"],
      [20, "one"],
      [20, "two"],
    ] as const)
      queue.add(dueMs, (at) => void happened.push(`${name} ${at}`));
    queue.settle(20);
    expect(happened).toEqual(["early 10", "one 20", "two 20"]);
    queue.settle(20);
    queue.settle(99);
    expect(happened).toEqual(["early 10", "one 20", "two 20", "late 30"]);
  });

  it("may add to the queue, and comes at once where it is due already", () => {
    const queue = createDueQueue();
    const happened: number[] = [];
    queue.add(1, () => {
      for (let dueMs = 2; dueMs <= 3000; dueMs++) queue.add(dueMs, (at) => void happened.push(at));
    });
    queue.settle(2500);
    expect([happened.length, happened.at(-1)]).toEqual([2499, 2500]);
    queue.settle(3000);
    expect(happened.at(-1)).toBe(3000);
  });
});
