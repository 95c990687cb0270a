import { describe, expect, it } from "vitest";
import { columnKey, idOf, keySeparator } from "./column-key.ts";

const ids = [
  "",
  "p1",
  "Zoë 李 😀",
  "a\0b",
  "a\u0001b",
  "\u0001",
  "\u0002",
  "\ud800",
  "\udc00\ud800",
  '\u0001"p1"',
  "\\u0000",
];

describe("an id as a column can hold it", () => {
  it.each(ids)("is one that leads back to %j", (id) => {
    expect(idOf(columnKey(id))).toBe(id);
    expect(columnKey(id)).not.toMatch(new RegExp(`\0|${keySeparator}`));
    expect(columnKey(id).isWellFormed()).toBe(true);
  });

  it("is another one for each", () => {
    expect(new Set(ids.map(columnKey)).size).toBe(ids.length);
  });
});
