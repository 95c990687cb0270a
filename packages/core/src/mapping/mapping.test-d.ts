import { describe, expectTypeOf, test } from "vitest";
import { employeeShape } from "../employee/index.ts";
import { attributes, extendShape, type Shape } from "../shape/index.ts";
import { compose } from "./compose.ts";
import { customStep } from "./custom-step.ts";
import { defineMapping } from "./define-mapping.ts";
import type { CompiledMapping, Mapping } from "./mapping.ts";
import { overrideMapping } from "./override-mapping.ts";
import { asEmail, formatCountry, formatDay, lookup, lower, parseCountry, trim } from "./steps.ts";

interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly mail: string;
  readonly note: string;
  readonly tel: string;
  readonly boss: string;
  readonly id: string;
}
const { text, email, phone, person } = attributes<Person>();
const shape = {
  id: text((row) => row.id, { readOnly: true }),
  firstName: text((row) => row.firstName),
  lastName: text((row) => row.lastName),
  mail: email((row) => row.mail),
  note: text((row) => row.note),
  tel: phone((row) => row.tel),
  boss: person((row) => row.boss),
} as const;

describe("what compiles", () => {
  const mapping = defineMapping(
    shape,
    employeeShape,
    (from) => ({
      givenName: "firstName",
      familyName: { value: "lastName", write: "create" },
      workEmail: from.through("mail", lower(), asEmail()),
      personalEmail: from.through("note", trim(), from.custom("mailOf")),
      displayName: { value: from.template("{firstName} {lastName}"), onNull: "clear" },
      department: from.through("note", lookup({ a: "b", c: "d" })),
      division: from.through("note", lookup({ a: "b", c: "b" })),
      country: from.constant("GB", "country"),
      managerEmail: from.follow("boss", "mail"),
      manager: "boss",
      employeeNumber: "id",
      workPhone: from.phone("note", from.through("firstName", parseCountry())),
      mobilePhone: from.first(from.phone("tel", from.constant("GB", "country")), from.phone("note"), "tel"),
      site: from.through("note", parseCountry(), formatCountry("de")),
      title: from.when("note", ["x", null], from.first("note", "mail"), from.constant("none")),
    }),
    { mailOf: customStep("text", "email", (value) => value) },
  );
  test("owned attributes and those that read backwards are known", () => {
    expectTypeOf(mapping.names).toEqualTypeOf<
      readonly (
        | "givenName"
        | "familyName"
        | "workEmail"
        | "personalEmail"
        | "displayName"
        | "department"
        | "division"
        | "country"
        | "managerEmail"
        | "manager"
        | "employeeNumber"
        | "workPhone"
        | "mobilePhone"
        | "site"
        | "title"
      )[]
    >();
    const back = mapping.reverse();
    expectTypeOf(back.names).toEqualTypeOf<readonly ("firstName" | "lastName" | "note" | "boss")[]>();
    expectTypeOf(mapping.reader("startDate")).parameter(0).toEqualTypeOf<Person>();
  });
  test("it stands for a mapping of unknown sides", () => {
    expectTypeOf(mapping).toExtend<CompiledMapping>();
    expectTypeOf(mapping).toExtend<Mapping>();
    expectTypeOf(mapping).toExtend<Mapping<Shape, typeof employeeShape>>();
    expectTypeOf(mapping).toExtend<CompiledMapping<typeof shape, typeof employeeShape>>();
  });
});

const to = employeeShape;

describe("what does not compile", () => {
  test("an attribute that the source does not have", () => {
    // @ts-expect-error the source has no attribute firstNam
    defineMapping(shape, to, () => ({ givenName: "firstNam" }));
  });
  test("an attribute that the target does not have", () => {
    // @ts-expect-error the target has no such attribute
    defineMapping(shape, to, () => ({ givenNam: "firstName" }));
  });
  test("text into email", () => {
    // @ts-expect-error text does not fit workEmail, which is email
    defineMapping(shape, to, () => ({ workEmail: "firstName" }));
  });
  test("phone into email", () => {
    // @ts-expect-error phone does not fit workEmail, which is email
    defineMapping(shape, to, () => ({ workEmail: "tel" }));
  });
  test("a reference into text, and text into a reference", () => {
    // @ts-expect-error person does not fit title, which is text
    defineMapping(shape, to, () => ({ title: "boss" }));
    // @ts-expect-error text does not fit manager, which is person
    defineMapping(shape, to, () => ({ manager: "firstName" }));
  });
  test("the same inside a whole rule", () => {
    // @ts-expect-error person does not fit title, which is text
    defineMapping(shape, to, () => ({ title: { value: "boss", write: "create" } }));
  });
  test("a policy that there is not", () => {
    // @ts-expect-error "often" is not "create"
    defineMapping(shape, to, () => ({ title: { value: "mail", write: "often" } }));
  });
  test("an attribute that is read-only at the target", () => {
    // @ts-expect-error id is read-only at the target
    defineMapping(to, shape, () => ({ id: "employeeNumber" }));
  });
  test("a hole that names no text attribute, and a template without holes", () => {
    // @ts-expect-error the source has no text attribute x
    defineMapping(shape, to, (from) => ({ title: from.template("{x}") }));
    // @ts-expect-error the source has no text attribute boss
    defineMapping(shape, to, (from) => ({ title: from.template("{boss}") }));
    // @ts-expect-error a template names at least one attribute
    defineMapping(shape, to, (from) => ({ title: from.template("x") }));
  });
  test("following what is no person, or inside another expression", () => {
    // @ts-expect-error mail is no reference to a person
    defineMapping(shape, to, (from) => ({ title: from.follow("mail", "note") }));
    // @ts-expect-error follow is only ever a whole rule
    defineMapping(shape, to, (from) => ({ title: from.first(from.follow("boss", "note"), "mail") }));
  });
  test("a step that does not take the kind, and a chain that gives another", () => {
    // @ts-expect-error lower takes no person
    defineMapping(shape, to, (from) => ({ title: from.through("boss", lower()) }));
    // @ts-expect-error text does not fit startDate, which is day
    defineMapping(shape, to, (from) => ({ startDate: from.through("note", lower()) }));
    // @ts-expect-error formatDay takes a day, and trim gives text
    defineMapping(shape, to, (from) => ({ title: from.through("note", trim(), formatDay("D/M/YYYY")) }));
  });
  test("a phone number of what is no text, of a country that is text, or into another kind", () => {
    // @ts-expect-error boss is no text
    defineMapping(shape, to, (from) => ({ workPhone: from.phone("boss") }));
    // @ts-expect-error note is text and no country
    defineMapping(shape, to, (from) => ({ workPhone: from.phone("tel", "note") }));
    // @ts-expect-error phone does not fit workEmail, which is email
    defineMapping(shape, to, (from) => ({ workEmail: from.phone("tel") }));
    // @ts-expect-error a country is written, not read: note is text
    defineMapping(shape, to, (from) => ({ site: from.through("note", formatCountry()) }));
  });
  test("a custom step that takes another kind", () => {
    const day = customStep("day", "text", (value) => value);
    // @ts-expect-error the function takes a day
    defineMapping(shape, to, (from) => ({ title: from.through("note", from.custom("day")) }), { day });
  });
  test("a custom step that was not handed in", () => {
    // @ts-expect-error there is no such function
    defineMapping(shape, to, (from) => ({ title: from.through("note", from.custom("x")) }));
  });
  test("JSON that the builders did not make", () => {
    // @ts-expect-error the rule of title was not made by the builders
    defineMapping(shape, to, () => ({ title: { first: ["mail"] } }));
  });
});

describe("overriding and composing", () => {
  const mapping = defineMapping(shape, to, () => ({ givenName: "firstName", familyName: "lastName" }));
  test("dropped rules leave the type, added ones join it", () => {
    const other = overrideMapping(mapping, (from) => ({ givenName: null, title: from.through("note", trim()) }));
    expectTypeOf(other.names).toEqualTypeOf<readonly ("familyName" | "title")[]>();
    expectTypeOf(overrideMapping(mapping, { title: null })).toEqualTypeOf<Mapping<typeof shape, typeof to>>();
  });
  test("an override is checked like a rule", () => {
    // @ts-expect-error phone does not fit workEmail, which is email
    overrideMapping(mapping, () => ({ workEmail: "tel" }));
    // @ts-expect-error the target has no such attribute
    overrideMapping(mapping, () => ({ workMail: null }));
  });
  test("two mappings compose over the shape they share", () => {
    const back = defineMapping(to, shape, () => ({ firstName: "givenName" }));
    expectTypeOf(compose(mapping, back)).toEqualTypeOf<CompiledMapping<typeof shape, typeof shape, "firstName">>();
    // @ts-expect-error the second does not read what the first makes
    compose(mapping, mapping);
  });
  test("attributes found at run time do not loosen the compiler", () => {
    const found: Shape<Person> = { extra: text((row) => row.note) };
    expectTypeOf(extendShape(shape, found)).toEqualTypeOf<typeof shape>();
  });
});
