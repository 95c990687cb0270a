import { expect, test } from "vitest";
import { createScreen } from "./screen.ts";

const output = (more: object) => ({ write: () => true, isTTY: false, columns: 0, ...more });
const isColourful = (more: object, environment = {}) => createScreen(output(more), environment).paint.isColorSupported;

test("colours are for terminals whose owner wants them", () => {
  expect(isColourful({ isTTY: true })).toBe(true);
  expect(isColourful({})).toBe(false);
  expect(isColourful({}, { CI: "1" })).toBe(false);
  expect(isColourful({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
  expect(isColourful({ isTTY: true }, { NO_COLOR: "" })).toBe(true);
  expect(isColourful({ isTTY: true }, { TERM: "dumb" })).toBe(false);
});

test("as wide as the terminal, within reason", () => {
  const widthOf = (columns?: number, environment = {}) => createScreen(output({ columns }), environment).width;
  expect(widthOf(120)).toBe(120);
  expect(widthOf(20)).toBe(60);
  expect(widthOf(500)).toBe(160);
  expect(widthOf(undefined)).toBe(100);
  expect(widthOf(undefined, { COLUMNS: "72" })).toBe(72);
});
