import { describe, expect, it } from "vitest";
import { userType } from "../index.ts";
import { scimShape, standardUserAttributes } from "./index.ts";

const work = 'emails[type eq "work"].value';
const table = {
  userName: { kind: "text" },
  "name.givenName": { kind: "text" },
  [work]: { kind: "email" },
  "groups.value": { kind: "groups", readOnly: true },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value": { kind: "person" },
  password: { kind: "text", writeOnly: true },
} as const;
const shape = scimShape(userType, table);
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

describe("a shape of SCIM paths", () => {
  it("reads each attribute from where its name leads", () => {
    const row = {
      userName: "ada",
      name: { givenName: "Ada" },
      emails: [
        { type: "home", value: "h@x.example" },
        { type: "work", value: "w@x.example" },
      ],
      groups: [{ value: "g1" }, { value: "g2" }],
      [enterprise]: { manager: { value: "m1" } },
      password: "never shown",
    };
    const values = Object.entries(shape).map(([name, attribute]) => [name, attribute.read(row)]);
    expect(Object.fromEntries(values)).toEqual({
      userName: "ada",
      "name.givenName": "Ada",
      [work]: "w@x.example",
      "groups.value": ["g1", "g2"],
      [`${enterprise}:manager.value`]: "m1",
      password: undefined,
    });
  });

  it.each([
    ["absent", {}, undefined],
    ["null", { emails: null }, null],
    ["a list without such a value", { emails: [{ type: "home", value: "h" }] }, null],
    ["an empty list", { emails: [] }, null],
  ])("takes %s for what it is", (_, row, value) => {
    expect(shape[work].read(row)).toBe(value);
  });

  it.each([
    [{}, undefined],
    [{ name: null }, null],
    [{ name: {} }, undefined],
    [{ name: { givenName: null } }, null],
    [{ name: { givenName: "" } }, ""],
  ])("tells a part that is not said from one that is none: %j", (row, value) => {
    expect(shape["name.givenName"].read(row)).toBe(value);
  });

  it("takes what is absent for none where the vendor means that", () => {
    const strict = scimShape(userType, table, { absentMeans: "none" });
    expect(strict["name.givenName"].read({})).toBeNull();
    expect(strict["name.givenName"].read({ name: {} })).toBeNull();
    expect(strict[work].read({})).toBeNull();
  });

  it("refuses a name that is no path, without waiting for a record", () => {
    expect(() => scimShape(userType, { "name.first": { kind: "text" } })).toThrow(/name\.first/);
  });

  it("keeps what is said of an attribute", () => {
    expect(standardUserAttributes.userName).toMatchObject({ kind: "text", unique: true, required: true });
    expect(standardUserAttributes.active).toMatchObject({ kind: "flag", readOnly: true });
  });
});
