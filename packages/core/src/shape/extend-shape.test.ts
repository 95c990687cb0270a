import { expect, test } from "vitest";
import { attributes } from "./attributes.ts";
import { extendShape } from "./extend-shape.ts";

const { text, day } = attributes<{ readonly a: string; readonly b: string }>();

test("known attributes stay as they were and come first; others join them", () => {
  const shape = { a: text((row) => row.a), b: text((row) => row.b) };
  const extended = extendShape(shape, { c: day((row) => row.a), a: day((row) => row.b) });
  expect(Object.keys(extended)).toEqual(["a", "b", "c"]);
  expect([extended.a, extended.c.kind]).toEqual([shape.a, "day"]);
});
