import { expect, test } from "vitest";
import { createProgressLines } from "./progress-lines.ts";

function recorded() {
  const lines: string[] = [];
  return { lines, progress: createProgressLines({ print: (...more) => void lines.push(...more) }) };
}

test("a line for every quarter of a longer piece of work", () => {
  const { lines, progress } = recorded();
  const step = { type: "change", change: "id", result: "done", etaMs: 1500 } as const;
  for (let done = 1; done <= 40; done += 1) progress.applying({ ...step, done, total: 40 });
  expect(lines).toEqual([10, 20, 30, 40].map((done) => `  applied ${done} of 40, 1.5 s left`));
});

test("few changes need no lines", () => {
  const { lines, progress } = recorded();
  progress.applying({ type: "change", change: "id", result: "done", etaMs: 0, done: 1, total: 1 });
  expect(lines).toEqual([]);
});

test("calls that wait for the same thing are told of once", () => {
  const { lines, progress } = recorded();
  for (let call = 0; call < 8; call += 1) progress.waiting({ vendor: "Okta", reason: "retry-after", forMs: 2000 });
  expect(lines).toEqual(['  waiting 2.0 s: Okta answered "too many requests"']);
});

test("reading is told now and then, and each count once", () => {
  const { lines, progress } = recorded();
  for (const read of [250, 2000, 2000, 2200, 4000]) progress.planning({ phase: "reading source", read });
  expect(lines).toEqual(["  reading source: 2000", "  reading source: 4000"]);
});
