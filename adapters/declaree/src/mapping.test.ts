import { describe, expect, it } from "vitest";
import { declareeMapping, declareeToEmployee } from "./index.ts";

const read = (row: object) => {
  const entries = declareeToEmployee.names.map((name) => [name, declareeToEmployee.reader(name)(row as never)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};

describe("a Declaree user as an Employee", () => {
  it("has what the user has, and says nothing of the rest", () => {
    const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    expect(
      read({
        id: "1",
        userName: "ada@acme.example",
        active: true,
        name: { givenName: "Ada", familyName: "King" },
        phoneNumbers: [{ type: "mobile", value: "+31612345678" }],
        [enterprise]: { manager: { value: "2" }, organization: "Acme Netherlands" },
      }),
    ).toEqual({
      workEmail: "ada@acme.example",
      givenName: "Ada",
      familyName: "King",
      mobilePhone: "+31612345678",
      workPhone: null,
      organization: "Acme Netherlands",
      manager: "2",
      employmentStatus: "active",
    });
  });

  it.each([
    [true, "active"],
    [false, "left"],
    [null, "active"],
    [undefined, undefined],
  ])("who is enabled %s is %s", (active, status) => {
    expect(read({ id: "1", userName: "a@acme.example", active }).employmentStatus).toBe(status);
  });
});

describe("an Employee as a Declaree user", () => {
  it("has the email address as user name", () => {
    const employee = { workEmail: "ada@acme.example", givenName: "Ada", familyName: "King" };
    const values = declareeMapping.names.map((name) => [name, declareeMapping.reader(name)(employee)]);
    expect(Object.fromEntries(values)).toEqual({
      userName: "ada@acme.example",
      'emails[type eq "work"].value': "ada@acme.example",
      "name.givenName": "Ada",
      "name.familyName": "King",
    });
  });
});
