import { describe, expect, it } from "vitest";
import { employeeAttributes } from "./employee-attributes.ts";
import { insightful, insightfulMapping } from "./index.ts";

const write = (employee: object) =>
  Object.fromEntries(insightfulMapping.names.map((name) => [name, insightfulMapping.reader(name)(employee)]));

describe("an Employee as one of Insightful's", () => {
  it("has one name, an email and a title; the team comes from groups", () => {
    const ada = { givenName: "Ada", familyName: "King", nickName: "Al", workEmail: "ada@acme.example", title: "Poet" };
    expect(write(ada)).toEqual({ name: "Ada King", email: "ada@acme.example", title: "Poet" });
  });

  it.each([
    [{ givenName: "Ada", familyName: null }, "Ada"],
    [{ givenName: null, familyName: "King" }, "King"],
    [{ givenName: null, familyName: null }, null],
    [{ givenName: "Ada" }, undefined],
  ])("with the names %j is called %j", (names, name) => {
    expect(write(names).name).toBe(name);
  });
});

describe("a Group as a team", () => {
  it("has its name", () => {
    expect(insightful.fromGroup?.reader("name")({ name: "Sales" } as never)).toBe("Sales");
  });
});

describe("an employee as the API shows one", () => {
  it("who appeared on a company computer has no email", () => {
    const row = { email: "", name: "ACME\\ada" } as Parameters<typeof employeeAttributes.email.read>[0];
    expect(employeeAttributes.email.read(row)).toBeNull();
    expect(employeeAttributes.email.read({ ...row, email: "ada@acme.example" })).toBe("ada@acme.example");
  });
});
