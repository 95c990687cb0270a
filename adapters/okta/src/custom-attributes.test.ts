import { extendShape } from "@rosterkit/core/adapter";
import { employeeShape, loadMapping } from "@rosterkit/core/mapping";
import type { OktaSchemaAttribute } from "@rosterkit/sandbox";
import { describe, expect, test } from "vitest";
import { failureOf, openOkta, requiredValues } from "./__fixtures__/open-okta.ts";
import { employee, openSync } from "./__fixtures__/open-sync.ts";
import { oktaMapping } from "./mapping.ts";
import { userAttributes } from "./user-attributes.ts";

const badge: OktaSchemaAttribute = { name: "badge", title: "Badge number", type: "string", unique: true, maxLength: 8 };

const attributes: readonly OktaSchemaAttribute[] = [
  badge,
  { name: "remote", title: "Works from home", type: "boolean", required: true },
  { name: "floor", title: "Floor", type: "integer" },
  { name: "rate", title: "Rate", type: "number" },
  { name: "skills", title: "Skills", type: "array", items: "string" },
  { name: "shares", title: "Shares", type: "array", items: "integer" },
  { name: "startsAt", title: "Starts", type: "string", format: "date-time" },
  { name: "nation", title: "Nation", type: "string", format: "country-code" },
  { name: "buddyEmail", title: "Buddy", type: "string", format: "email" },
  // The stand-in's type leaves out the formats that it does nothing with; its schema shows them as given.
  { name: "pin", title: "Pin", type: "string", format: "hashed" as never },
  { name: "payrollId", title: "Payroll id", type: "string", mutability: "READ_ONLY" },
];

describe("attributes that an organisation added to its user profile", () => {
  test("are found with their kinds and facts", async () => {
    const { users } = await openOkta({ customAttributes: attributes });
    const found = await users.discover();
    const facts = Object.fromEntries(
      Object.entries(found).map(([name, { read: _, basicMultilingualPlane: __, ...rest }]) => [name, rest]),
    );
    expect(facts).toEqual({
      "profile.badge": { kind: "text", label: "Badge number", unique: true, maximumLength: 8 },
      "profile.remote": { kind: "flag", label: "Works from home", required: true },
      "profile.floor": { kind: "number", label: "Floor" },
      "profile.rate": { kind: "number", label: "Rate" },
      "profile.skills": { kind: "texts", label: "Skills" },
      "profile.startsAt": { kind: "instant", label: "Starts" },
      "profile.nation": { kind: "country", label: "Nation" },
      "profile.buddyEmail": { kind: "email", label: "Buddy" },
      "profile.payrollId": { kind: "text", label: "Payroll id", readOnly: true },
    });
    expect(Object.values(found).every(({ basicMultilingualPlane }) => basicMultilingualPlane)).toBe(true);
  });

  test("an organisation without any has none", async () => {
    const { users } = await openOkta();
    expect(await users.discover()).toEqual({});
  });

  test("are written, read back, changed and cleared like the base ones", async () => {
    const { users, create, row, standIn } = await openOkta({ customAttributes: [badge, ...attributes.slice(2, 5)] });
    const shape = extendShape(userAttributes, await users.discover());
    const id = await create({ "profile.badge": "B-1", "profile.floor": 3, "profile.skills": ["go", "ts"] } as never);
    const read = async (name: string) => shape[name as keyof typeof shape]?.read((await row(id)) as never);
    expect([await read("profile.badge"), await read("profile.floor"), await read("profile.skills")]).toEqual([
      "B-1",
      3,
      ["go", "ts"],
    ]);
    await users.update(id, { set: { "profile.badge": "B-2", "profile.skills": null } as never, all: {} }, {});
    expect([await read("profile.badge"), await read("profile.skills")]).toEqual(["B-2", null]);
    expect(standIn.get(id)?.profile).not.toHaveProperty("skills");
  });

  test("a unique value that somebody has is refused with the attribute's name alone", async () => {
    const { create, users } = await openOkta({ customAttributes: [badge] });
    await create({ "profile.badge": "B-1" } as never);
    const other = await create({ "profile.login": "leo@example.com" });
    const error = await failureOf(users.update(other, { set: { "profile.badge": "B-1" } as never, all: {} }, {}));
    expect(error).toMatchObject({ vendorCode: "E0000001", reasons: ["duplicate:badge"] });
    expect(String(error)).not.toContain("B-1");
  });

  test("an attribute that is not there refuses the whole call, and the error says which", async () => {
    const { create, standIn } = await openOkta();
    expect(await failureOf(create({ "profile.shoeSize": "44" } as never))).toMatchObject({
      reasons: ["unknown-attribute:shoeSize"],
    });
    expect(standIn.inspect().users).toHaveLength(1);
  });

  test("take rules from the settings of a sync, checked against the organisation's schema", async () => {
    const fromEmployee = { "profile.badge": "employeeNumber" };
    const { okta, people, run, left } = await openSync({ mapping: { fromEmployee } }, { customAttributes: [badge] });
    people.set("Mia", employee("Mia", { employeeNumber: "0042" }));
    expect((await run()).report).toMatchObject({ applied: 1, failed: 0 });
    expect(okta.standIn.get("mia@example.com")?.profile).toMatchObject({ badge: "0042", employeeNumber: "0042" });
    expect(await left()).toEqual([]);

    const wrong = await openSync(
      { mapping: { fromEmployee: { "profile.badges": "employeeNumber" } } },
      { customAttributes: [badge] },
    );
    await expect(wrong.run()).rejects.toThrow(/profile\.badges/);
  });

  test("can be mapped in code too, on a shape that has them", async () => {
    const { users } = await openOkta({ customAttributes: [badge] });
    const shape = extendShape(userAttributes, await users.discover());
    const mapping = loadMapping(employeeShape, shape, { ...oktaMapping.rules, "profile.badge": "employeeNumber" });
    expect(mapping.run({ employeeNumber: "7" })).toEqual({ "profile.employeeNumber": "7", "profile.badge": "7" });
  });

  test("no attribute of the base profile is taken over by one of the same name", async () => {
    const { users } = await openOkta({ customAttributes: [badge] });
    const shape = extendShape(userAttributes, await users.discover());
    expect(shape["profile.login"]).toBe(userAttributes["profile.login"]);
    expect(Object.keys(requiredValues).every((name) => name in shape)).toBe(true);
  });
});
