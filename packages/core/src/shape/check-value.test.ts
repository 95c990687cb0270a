import { describe, expect, test } from "vitest";
import { checkValue } from "./check-value.ts";
import { countryCodes } from "./country-codes.ts";
import { flows, type Kind } from "./kinds.ts";

const kinds = Object.keys(flows) as Kind[];

describe("checkValue", () => {
  test.each<[kind: Kind, good: readonly unknown[], bad: readonly unknown[]]>([
    ["text", ["", "x"], [1, true, []]],
    [
      "email",
      ["a@b.example", "ä.b+c@d.e.example"],
      ["", "a", "a@b", "a b@c.example", "a@b..example", `${"a".repeat(250)}@b.example`],
    ],
    ["phone", ["+44 20 7946 0018", "(020) 7946"], ["", "none", 447]],
    [
      "url",
      ["https://x.example/a?b", "http://localhost"],
      ["x.example", "javascript:alert(1)", "https://", "ftp://x.example"],
    ],
    [
      "day",
      ["2024-02-29", "0001-01-01"],
      ["2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-02-29T00:00:00Z", "1900-02-29"],
    ],
    [
      "instant",
      ["2024-02-29T23:59:59Z", "2024-02-29T00:00:00.123Z"],
      ["2024-02-29", "2024-02-30T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29T00:00:00+01:00"],
    ],
    ["country", ["GB", "DE", "XK"], ["UK", "gb", "GBR", "ZZ", ""]],
    ["zone", ["Europe/London", "UTC"], ["Europe/Lond", "+01:00", "", "GMT+1 "]],
    ["language", ["en", "en-GB", "zh-Hant-TW"], ["en_GB", "e", "", "english please"]],
    ["flag", [true, false], ["true", 0]],
    ["number", [0, -1.5], ["1", Number.NaN, Number.POSITIVE_INFINITY]],
    ["texts", [[], ["a", ""]], ["a", [1], { 0: "a" }]],
    ["person", ["p1"], ["", 1]],
    ["people", [[], ["p1"]], ["p1", [""]]],
    ["group", ["g1"], ["", ["g1"]]],
    ["groups", [["g1"]], ["g1", [null]]],
  ])("%s", (kind, good, bad) => {
    expect(good.map((value) => checkValue(kind, value))).toEqual(good.map(() => undefined));
    expect(bad.map((value) => checkValue(kind, value))).toEqual(bad.map(() => `not_${kind}`));
  });

  test("not said and none are of every kind", () => {
    for (const kind of kinds)
      expect([checkValue(kind, undefined), checkValue(kind, null)]).toEqual([undefined, undefined]);
  });
});

test("every country code but XK's like has a name of its own in Unicode's data", () => {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect([...countryCodes].filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(countryCodes.size).toBe(250);
});
