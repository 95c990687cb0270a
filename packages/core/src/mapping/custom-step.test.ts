import { describe, expect, test } from "vitest";
import { employeeShape } from "../employee/index.ts";
import { attributes } from "../shape/index.ts";
import { compose } from "./compose.ts";
import { customStep } from "./custom-step.ts";
import { defineMapping } from "./define-mapping.ts";

interface Row {
  readonly name?: string | null;
  readonly boss?: string | null;
}

const { text, person } = attributes<Row>();
const shape = { name: text((row) => row.name), boss: person((row) => row.boss) };
const target = {
  title: text<object>(() => undefined),
  upper: text<object>(() => undefined),
  bossName: text<object>(() => undefined),
};

const initials = customStep("text", "text", (name) => {
  if (!name.includes(" ")) throw new Error(`no initials in ${name}`);
  return name.replaceAll(/\B\w| /g, "");
});

const toEmployee = defineMapping(
  shape,
  employeeShape,
  (from) => ({
    title: from.through("name", from.custom("initials")),
    displayName: "name",
    manager: "boss",
    division: from.first(from.through("name", from.custom("initials")), "name"),
  }),
  { initials },
);
const both = compose(
  toEmployee,
  defineMapping(employeeShape, target, (from) => ({
    title: "title",
    upper: "division",
    bossName: from.follow("manager", "title"),
  })),
);
const failed = { code: "function failed", message: "makes the function initials fail" };

describe("a function that fails", () => {
  test("leaves the attribute of that person unsaid, and is told of without its error", () => {
    expect(toEmployee.run({ name: "Ada Byron" })).toEqual({ title: "AB", displayName: "Ada Byron", division: "AB" });
    expect(toEmployee.run({ name: "Ada" })).toEqual({ displayName: "Ada", division: "Ada" });
    const [title] = toEmployee.misreadable;
    expect(title).toMatchObject({ attribute: "title", place: 0 });
    expect(title?.misreads({ name: "Ada" }, undefined)).toEqual([failed]);
    expect(title?.misreads({ name: "Ada Byron" }, "AB")).toEqual([]);
    expect(title?.misreads({ name: null }, null)).toEqual([]);
  });

  test("is told of through two mappings, where something else stood in, and on the record referred to", () => {
    const row = { name: "Ada" };
    const told = both.misreadable.map(({ attribute, place, misreads }) => [
      attribute,
      misreads(row, both.slots(row)[place]),
    ]);
    expect(told).toEqual([
      ["title", [failed]],
      ["upper", [failed]],
    ]);
    const [bossName] = both.follows;
    expect(bossName?.readValue(row)).toBeUndefined();
    expect(bossName?.misreads?.(row, undefined)).toEqual([failed]);
  });

  test("a mapping without such steps has nothing that may be misread", () => {
    const plain = defineMapping(shape, employeeShape, () => ({ displayName: "name" }));
    expect(plain.misreadable).toEqual([]);
  });
});
