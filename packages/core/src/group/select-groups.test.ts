import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName } from "../roster/fold.ts";
import { renameGroup } from "./rename-group.ts";
import { createSelector } from "./select-groups.ts";

describe("which groups are selected", () => {
  it.each([
    [{ prefix: "APP_" }, "APP_Sales", true],
    [{ prefix: "APP_" }, "app_Sales", false],
    [{ pattern: "*" }, "", true],
    [{ pattern: "Sales" }, "Sales", true],
    [{ pattern: "Sales" }, "Sales 2", false],
    [{ pattern: "Sales*" }, "Sales 2", true],
    [{ pattern: "*Sales" }, "EU Sales", true],
    [{ pattern: "EU * Sales" }, "EU - Sales", true],
    [{ pattern: "EU * Sales" }, "EU Sales", false],
    [{ pattern: "a*b*b" }, "ab", false],
    [{ pattern: "a*b*b" }, "abb", true],
    [{ pattern: "**" }, "x", true],
    [{ pattern: "a.c" }, "abc", false],
    [{ names: ["Sales", "HR"] }, "HR", true],
    [{ names: ["Sales"] }, "SALES", false],
    [{ prefix: "APP_", pattern: "*Sales", names: ["APP_Sales"] }, "APP_Sales", true],
    [{ prefix: "APP_", names: ["Sales"] }, "Sales", false],
  ])("%j and the name %s: %s", (settings, name, expected) => {
    expect(createSelector(settings)(name)).toBe(expected);
  });

  it("a pattern is what a regular expression with any text for each star would be", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, name) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name);
        expect(createSelector({ pattern })(name)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no longer for a pattern of many stars", () => {
    expect(createSelector({ pattern: "*a".repeat(100) })(`${"a".repeat(99_999)}b`)).toBe(false);
  });
});

describe("what a group is called at the target", () => {
  const none = { removePrefix: false, addPrefix: "" };
  it.each([
    [none, "Sales ", "Sales"],
    [{ ...none, prefix: "APP_", removePrefix: true }, "APP_ Sales", "Sales"],
    [{ ...none, prefix: "APP_" }, "APP_Sales", "APP_Sales"],
    [{ prefix: "APP_", removePrefix: true, addPrefix: "HR " }, "APP_Sales", "HR Sales"],
    [{ prefix: "APP_", removePrefix: true, addPrefix: "HR " }, "APP_", undefined],
  ])("%j makes of %s: %s", (settings, name, expected) => {
    expect(renameGroup(settings, name)).toBe(expected);
  });

  it("two names are compared without case, white space around them and how letters are composed", () => {
    expect(foldName(" CAFE\u0301 ")).toBe(foldName("caf\u00e9"));
    expect(foldName("a b")).not.toBe(foldName("ab"));
  });
});
