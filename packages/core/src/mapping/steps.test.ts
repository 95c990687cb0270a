import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareStep } from "./prepare-step.ts";
import { findStep, type StepName, stepTable } from "./step-table.ts";

const run = (step: readonly [string, ...unknown[]], value: unknown): unknown => prepareStep(step, {}).run(value);

describe("what each step makes", () => {
  test.each<[step: readonly [string, ...unknown[]], value: unknown, expected: unknown]>([
    [["lower"], "ÄNNA", "änna"],
    [["upper"], "straße", "STRASSE"],
    [["capitalise"], "head of IT", "Head of IT"],
    [["titleCase"], "ANNA-MARIA O'NEILL", "Anna-Maria O'Neill"],
    [["trim"], " \tx ", "x"],
    [["truncate", 3], "abcd", "abc"],
    [["truncate", 3], "ab😀", "ab"],
    [["join", ", "], ["a", "b"], "a, b"],
    [["asList"], "a", ["a"]],
    [["asText"], 12, "12"],
    [["asText"], false, "false"],
    [["asEmail"], "a@b.example", "a@b.example"],
    [["asEmail"], "a at b", undefined],
    [["asCountry"], "GB", "GB"],
    [["asCountry"], "UK", undefined],
    [["asZone"], "Europe/Berlin", "Europe/Berlin"],
    [["asLanguage"], "en_GB", undefined],
    [["asUrl"], "javascript:alert(1)", undefined],
    [["lookup", { FT: "Full time" }], "FT", "Full time"],
    [["lookup", { FT: "Full time" }], "toString", undefined],
    [["lookup", { FT: "Full time" }, { default: "Other" }], "PT", "Other"],
    [["lookup", { FT: "Full time" }, { unknown: "asIs" }], "PT", "PT"],
    [["parseDay", "DD/MM/YYYY"], "29/02/2024", "2024-02-29"],
    [["parseDay", "DD/MM/YYYY"], "29/02/2023", undefined],
    [["parseDay", "D.M.YYYY"], "1.2.2024", "2024-02-01"],
    [["parseDay", "YYYYMMDD"], "20240201", "2024-02-01"],
    [["parseDay", "DD.MM.YYYY"], "01x02x2024", undefined],
    [["formatDay", "M/D/YYYY"], "2024-02-01", "2/1/2024"],
    [["formatDay", "DD.MM.YYYY"], "2024-02-30", undefined],
    [["startOfDay", "America/New_York"], "2024-07-01", "2024-07-01T04:00:00Z"],
    [["startOfDay", "America/Sao_Paulo"], "2018-11-04", "2018-11-04T03:00:00Z"],
    [["dayIn", "Pacific/Auckland"], "2024-06-30T12:00:00Z", "2024-07-01"],
    [["dayIn", "UTC"], "yesterday", undefined],
  ])("%j of %j is %j", (step, value, expected) => {
    expect(run(step, value)).toEqual(expected);
  });
});

describe("parameters", () => {
  test.each<[StepName, ...unknown[]]>([
    ["lower", 1],
    ["truncate"],
    ["truncate", 0],
    ["truncate", 1.5],
    ["join", "x".repeat(11)],
    ["lookup"],
    ["lookup", { a: 1 }],
    ["lookup", {}, { default: 1 }],
    ["lookup", {}, { default: "a", unknown: "asIs" }],
    ["parseDay", "DD/MM"],
    ["parseDay", "DD/MM/YYYY HH"],
    ["parseDay", "MDYYYY"],
    ["formatDay", "DD/DD/YYYY"],
    ["startOfDay", "Mars/Olympus"],
    ["dayIn", "+01:00"],
  ])("%s refuses %j", (name, ...parameters) => {
    expect(typeof findStep(name)?.prepare(...parameters)).toBe("string");
  });

  test("a name that every object has is no step", () => {
    expect([findStep("__proto__"), findStep("toString")]).toEqual([undefined, undefined]);
  });
});

describe("steps that invert", () => {
  const undo = (step: readonly [string, ...unknown[]], value: unknown): unknown => {
    const prepared = prepareStep(step, {});
    return (prepared.back ?? []).reduce<unknown>((left, back) => prepareStep(back, {}).run(left), prepared.run(value));
  };
  const day = fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-30"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const table = { a: "1", b: "2", __proto__x: "3" };

  test.each([["DD/MM/YYYY"], ["M-D-YYYY"], ["YYYYMMDD"]])("a day written as %s reads back", (pattern) => {
    fc.assert(fc.property(day, (value) => undo(["formatDay", pattern], value) === value));
  });
  test.each([["Europe/London"], ["Pacific/Apia"], ["America/Sao_Paulo"]])(
    "the start of a day in %s is in that day",
    (zone) => {
      const modern = day.filter((value) => value > "1900" && value !== "2011-12-30");
      fc.assert(fc.property(modern, (value) => undo(["startOfDay", zone], value) === value));
    },
  );
  test("a one-to-one lookup reads back, another does not invert", () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(table)), (value) => undo(["lookup", table], value) === value));
    expect(prepareStep(["lookup", { a: "1", b: "1" }], {}).back).toBeUndefined();
    expect(prepareStep(["lookup", { a: "1" }, { default: "2" }], {}).back).toBeUndefined();
  });
  test("steps that lose something do not invert", () => {
    const losing = Object.keys(stepTable).filter((name) =>
      ["lower", "upper", "trim", "titleCase", "dayIn"].includes(name),
    );
    const parameters = { dayIn: ["UTC"] } as { readonly [name: string]: readonly unknown[] };
    expect(losing.map((name) => prepareStep([name, ...(parameters[name] ?? [])], {}).back)).toEqual(
      losing.map(() => undefined),
    );
  });
});
