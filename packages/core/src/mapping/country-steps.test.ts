import { describe, expect, test } from "vitest";
import { attributes, countryCodes } from "../shape/index.ts";
import { loadMapping } from "./load-mapping.ts";

interface Row {
  readonly name?: string | null;
  readonly code?: string | null;
}

const { text, country } = attributes<Row>();
const source = { name: text((row) => row.name), code: country((row) => row.code) };
const target = { country: country<object>(() => undefined), name: text<object>(() => undefined) };

const mapping = loadMapping(source, target, {
  country: { from: "name", through: [["parseCountry"]] },
  name: { from: "code", through: [["formatCountry", "fr"]] },
});

const codeOf = (name: string | null) => mapping.run({ name }).country;

describe("a country's code", () => {
  test.each([
    ["United Kingdom", "GB"],
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["great britain", "GB"],
    ["England", "GB"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["The United States of America", "US"],
    ["Holland", "NL"],
    ["the Netherlands", "NL"],
    ["Turkey", "TR"],
    ["Türkiye", "TR"],
    ["Czech Republic", "CZ"],
    ["Czechia", "CZ"],
    ["South Korea", "KR"],
    ["Vietnam", "VN"],
    ["Ivory Coast", "CI"],
    ["St. Lucia", "LC"],
    ["Bosnia & Herzegovina", "BA"],
    ["Kosovo", "XK"],
    ["Deutschland", "DE"],
    ["États-Unis", "US"],
    ["etats unis", "US"],
    ["España", "ES"],
    ["Stati Uniti", "US"],
    ["Duitsland", "DE"],
    ["Brasil", "BR"],
    ["Polska", "PL"],
    ["Sverige", "SE"],
    ["ישראל", "IL"],
    [" gb ", "GB"],
    ["GBR", "GB"],
    ["deu", "DE"],
  ])("of %s is %s", (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test.each(["Atlantis", "Congo", "ZZ", "  ", "__proto__", "constructor", "x".repeat(10_000)])(
    "of %.20s is not said",
    (name) => {
      expect(mapping.run({ name })).toEqual({});
      expect(mapping.misreadable[0]?.misreads({ name }, undefined)).toEqual([
        { code: "unreadable country", message: "names no country" },
      ]);
    },
  );

  test("of every country is read from its name in English, as the runtime has it", () => {
    const names = new Intl.DisplayNames(["en"], { type: "region" });
    const misread = [...countryCodes].filter((code) => codeOf(names.of(code) ?? "") !== code);
    expect(misread).toEqual([]);
  });

  test("lets what is none, empty or not said pass", () => {
    expect(mapping.slots({ name: null })[0]).toBeNull();
    expect(mapping.slots({ name: "" })[0]).toBe("");
    expect(mapping.slots({})[0]).toBeUndefined();
    expect(mapping.misreadable[0]?.misreads({}, undefined)).toEqual([]);
  });
});

describe("a country's name", () => {
  test("is written in the language named, and read back", () => {
    expect(mapping.run({ code: "DE" }).name).toBe("Allemagne");
    const there = loadMapping(source, target, { name: { from: "code", through: [["formatCountry"]] } });
    const names = [...countryCodes].map((code) => [code, there.run({ code }).name] as const);
    expect(names.filter(([code, name]) => typeof name !== "string" || codeOf(name) !== code)).toEqual([]);
    expect(there.reverse().rules).toEqual({ code: { value: { from: "name", through: [["parseCountry"]] } } });
  });

  test("is not said of what is no code", () => {
    expect(mapping.run({ code: "uk" })).toEqual({});
  });

  test.each([
    [["formatCountry", "klingon language"]],
    [["formatCountry", 3]],
    [["formatCountry", "en", "de"]],
    [["parseCountry", "en"]],
  ])("%j is refused", (step) => {
    const from = step[0] === "parseCountry" ? "name" : "code";
    const to = step[0] === "parseCountry" ? "country" : "name";
    expect(() => loadMapping(source, target, { [to]: { from, through: [step] } })).toThrow(/takes/);
  });
});
