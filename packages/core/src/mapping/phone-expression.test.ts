import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributes } from "../shape/index.ts";
import { defineMapping } from "./define-mapping.ts";
import { loadMapping } from "./load-mapping.ts";
import { parseCountry } from "./steps.ts";

interface Row {
  readonly tel?: string | null;
  readonly home?: string | null;
  readonly country?: string | null;
}

const { text, country, phone } = attributes<Row>();
const source = { tel: text((row) => row.tel), home: text((row) => row.home), country: text((row) => row.country) };
const target = { phone: phone<object>(() => undefined), note: text<object>(() => undefined) };

const own = defineMapping(source, target, (from) => ({
  phone: from.phone("tel", from.through("country", parseCountry())),
}));
const british = loadMapping(source, target, { phone: { phone: "tel", country: { constant: "GB" } } });
const international = loadMapping(source, target, { phone: { phone: "tel" } });

const misreads = (mapping: typeof british, row: Row) =>
  mapping.misreadable[0]?.misreads(row, mapping.slots(row)[0]).map(({ code }) => code);

describe("a phone number as E.164", () => {
  test.each([
    ["+44 20 7946 0018", "+442079460018"],
    ["+44 (0)20 7946-0018", "+442079460018"],
    ["020 7946 0018", "+442079460018"],
    ["(020) 7946.0018", "+442079460018"],
    ["0031 20 123 4567", "+31201234567"],
    ["+1 415 555 2671 x12", "+14155552671"],
    [" +972 54-123-4567 ", "+972541234567"],
  ])("%s in Britain is %s", (tel, number) => {
    expect(british.run({ tel }).phone).toBe(number);
  });

  test("is written as numbers are where the record says", () => {
    expect(own.run({ tel: "06 12 34 56 78", country: "France" }).phone).toBe("+33612345678");
    expect(own.run({ tel: "06-12345678", country: "NLD" }).phone).toBe("+31612345678");
    expect(own.run({ tel: "+44 20 7946 0018", country: "France" }).phone).toBe("+442079460018");
  });

  test.each([
    "call me",
    "+44 555 02",
    "112",
    "+999 123 456 789",
    "+44 20 7946 0018 / +44 20 7946 0019",
    "+",
    "1".repeat(9999),
  ])("%.20s cannot be read", (tel) => {
    expect(british.run({ tel })).toEqual({});
    expect(misreads(british, { tel })).toEqual(["unreadable phone"]);
  });

  test("says what is missing where a country would help, and what of the country could not be read", () => {
    expect(misreads(international, { tel: "020 7946 0018" })).toEqual(["phone without country"]);
    expect(misreads(own, { tel: "020 7946 0018" })).toEqual(["phone without country"]);
    expect(misreads(own, { tel: "020 7946 0018", country: null })).toEqual(["phone without country"]);
    expect(misreads(own, { tel: "020 7946 0018", country: "Atlantis" })).toEqual([
      "unreadable country",
      "phone without country",
    ]);
    expect(misreads(own, { tel: "+44 20 7946 0018", country: "Atlantis" })).toEqual([]);
  });

  test("what is none, empty or not said passes", () => {
    for (const row of [{ tel: null }, { tel: "" }, {}] as readonly Row[]) {
      expect(british.slots(row)[0]).toBe(row.tel);
      expect(misreads(british, row)).toEqual([]);
    }
  });

  test("no text makes it fail, and what comes out is a number or nothing", () => {
    const anyCountry = fc.constantFrom("GB", "US", "NL", "AQ", "ZZ", "__proto__", "");
    const digits = fc.string({ unit: fc.constantFrom(..."+0123456789 ()-./x٠é") });
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), anyCountry, (tel, country) => {
        expect(String(own.slots({ tel, country })[0] || "+1234")).toMatch(/^\+\d+$/);
      }),
    );
  });

  test("another number stands in, and the one that could not be read is told of all the same", () => {
    const first = loadMapping(source, target, { phone: { first: [{ phone: "tel" }, { phone: "home" }] } });
    const row = { tel: "call me", home: "+44 20 7946 0018" };
    expect(first.run(row).phone).toBe("+442079460018");
    expect(misreads(first, row)).toEqual(["phone without country"]);
    expect(misreads(first, { ...row, tel: null })).toEqual([]);
  });

  test("is described and explained", () => {
    expect(own.describe()[0]).toMatchObject({
      from: [{ attribute: "tel" }, { attribute: "country" }],
      steps: "tel, as an international phone number, of country, as a country code where it says no country",
    });
    expect(own.explain({ tel: "call me", country: "UK" }, "phone")).toMatchObject({
      value: undefined,
      steps: expect.arrayContaining([
        { attribute: "phone", step: "cannot be read as a phone number", value: undefined },
      ]),
    });
  });
});

describe("what is refused", () => {
  const wrong =
    (phone: unknown, to = "phone") =>
    () =>
      loadMapping({ ...source, at: country(() => null) }, target, { [to]: phone });
  test.each([
    ["a country that is text", { phone: "tel", country: "country" }, /country is text/],
    ["a country that is none", { phone: "tel", country: { constant: "UK" } }, /constant does not fit country/],
    ["an attribute that is not there", { phone: "phon" }, /no attribute phon/],
    ["a member too many", { phone: "tel", region: "GB" }, /does not go with region/],
    ["no expression", { phone: 7 }, /no expression/],
  ])("%s", (_, rule, message) => {
    expect(wrong(rule)).toThrow(message);
  });
  test("a kind that it does not fit", () => {
    const shape = { ...target, mail: attributes<object>().email(() => undefined) };
    expect(() => loadMapping(source, shape, { mail: { phone: "tel" } })).toThrow(/phone number does not fit email/);
    expect(loadMapping(source, shape, { note: { phone: "tel" } }).run({ tel: "+442079460018" })).toEqual({
      note: "+442079460018",
    });
  });
});
