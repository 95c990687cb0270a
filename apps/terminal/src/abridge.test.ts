import { expect, test } from "vitest";
import { abridge } from "./abridge.ts";

const rows = ["a", "b", "c", "d", "e"].map((subject) => ({ subject }));
const shownOf = (most: number, first: readonly string[]) => {
  const { shown, more } = abridge(rows, most, new Set(first));
  return [shown.map(({ subject }) => subject).join(""), more];
};

test("shows so many and counts the rest", () => {
  expect(shownOf(2, [])).toEqual(["ab", 3]);
  expect(shownOf(9, [])).toEqual(["abcde", 0]);
});

test("whoever the story is about comes first, and in any case", () => {
  expect(shownOf(2, ["d"])).toEqual(["da", 3]);
  expect(shownOf(1, ["c", "d", "e"])).toEqual(["cde", 2]);
});
