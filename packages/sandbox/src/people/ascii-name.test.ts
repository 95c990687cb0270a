import { expect, it } from "vitest";
import { asciiName } from "./ascii-name.ts";

it.each([
  ["O'Brien", "obrien"],
  ["García López", "garcialopez"],
  ["Łukasz", "lukasz"],
  ["Groß", "gross"],
  ["Søren", "soren"],
  ["Ευάγγελος", "eyaggelos"],
  ["Щербак", "shcherbak"],
  ["Nguyễn", "nguyen"],
  ["三宅", ""],
])("writes %s as %s", (name, ascii) => {
  expect(asciiName(name)).toBe(ascii);
});
