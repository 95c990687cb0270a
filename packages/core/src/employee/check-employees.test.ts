import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEmployees } from "./check-employees.ts";
import { employeeSchema } from "./employee-schema.ts";
import { employeeShape } from "./employee-shape.ts";

const codes = (list: unknown) =>
  checkEmployees(list).issues.map(({ subject, attribute, code }) => [subject, attribute, code]);

describe("people handed in", () => {
  test("those in order pass as they are: absent, null and empty stay three", () => {
    const employee = {
      givenName: "Anna",
      middleName: null,
      nickName: "",
      startDate: "2024-02-29",
      teams: ["a"],
      custom: { size: "M" },
    };
    expect(checkEmployees([{ id: "p1", ...employee }])).toEqual({ employees: [{ id: "p1", employee }], issues: [] });
  });

  test("everything wrong is told at once, and the rest go on", () => {
    const list = [
      { id: "p1", workEmail: "anna at home", startDate: "2023-02-29", timezone: "Mars/Olympus", country: "UK" },
      { id: "p2", givenName: "Bo" },
      { givenName: 7, frstName: "x" },
      { id: "p2" },
      "p5",
      {
        id: "p6",
        locale: "en_GB",
        profileUrl: "ftp://x.example",
        updatedAt: "yesterday",
        teams: [1],
        custom: { a: {} },
      },
      { id: "p7", title: "x".repeat(10_001) },
    ];
    expect(checkEmployees(list).employees.map(({ id }) => id)).toEqual(["p2"]);
    expect(codes(list).toSorted()).toEqual(
      [
        ["p1", "workEmail", "not_email"],
        ["p1", "startDate", "not_day"],
        ["p1", "timezone", "not_zone"],
        ["p1", "country", "not_country"],
        ["#3", "id", "no_id"],
        ["#3", "givenName", "wrong_type"],
        ["#3", "frstName", "unknown_attribute"],
        ["p2", "id", "duplicate_id"],
        ["#5", "", "not_a_record"],
        ["p6", "locale", "not_language"],
        ["p6", "profileUrl", "not_url"],
        ["p6", "updatedAt", "not_instant"],
        ["p6", "teams.0", "wrong_type"],
        ["p6", "custom.a", "wrong_type"],
        ["p7", "title", "too_long"],
      ].toSorted(),
    );
  });

  test("no issue repeats a value", () => {
    const secret = "Xyzzy-Plugh";
    const record = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, [secret]]));
    const textual = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, secret]));
    const { issues } = checkEmployees([
      { id: "p1", ...record },
      { id: "p2", ...textual },
    ]);
    expect(issues.length).toBeGreaterThan(40);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });

  test("no list is one issue, and nothing throws", () => {
    expect(codes({ people: [] })).toEqual([["", "", "not_a_list"]]);
    fc.assert(fc.property(fc.anything(), (value) => checkEmployees([value, value]).issues.length > 0));
  });

  test("the schema has every attribute of the shape", () => {
    const all = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, null]));
    expect(employeeSchema.safeParse(all).success).toBe(true);
  });
});
