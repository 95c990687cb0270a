import { describe, expect, it } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { enterprise } from "../__fixtures__/sample-user.ts";
import { compileSort, type ScimResource, userType } from "../index.ts";

const order = (
  sortBy: string,
  resources: readonly Record<string, unknown>[],
  sortOrder: "ascending" | "descending" = "ascending",
) =>
  compileSort(userType, { sortBy, sortOrder })(
    resources.map((each, index): ScimResource => ({ id: String(index), ...each })),
  ).map(({ id }) => Number(id));

describe("RFC 7644 §3.4.2.3: sorting", () => {
  it("orders texts without case, or with it where case counts", () => {
    expect(order("userName", [{ userName: "b" }, { userName: "A" }, { userName: "C" }])).toEqual([1, 0, 2]);
    expect(order("externalId", [{ externalId: "b" }, { externalId: "A" }, { externalId: "a" }])).toEqual([1, 2, 0]);
  });

  it("puts whoever has no value last, or first when descending, and keeps equals in order", () => {
    const people = [{ title: "b" }, {}, { title: "a" }, { title: "" }, { title: "B" }];
    expect(order("title", people)).toEqual([2, 0, 4, 1, 3]);
    expect(order("title", people, "descending")).toEqual([1, 3, 0, 4, 2]);
  });

  it("takes the primary one of several values, or else the first", () => {
    const people = [
      { emails: [{ value: "a" }, { value: "z", primary: true }] },
      { emails: [{ value: "c" }, { value: "b" }] },
      { emails: [] },
      { emails: [{ value: "b", primary: true }] },
    ];
    expect(order("emails", people)).toEqual([3, 1, 0, 2]);
    expect(order("emails.value", people)).toEqual([3, 1, 0, 2]);
  });

  it("orders dates as instants, truths after falsehoods, and goes into extensions", () => {
    const created = (text: string) => ({ meta: { created: text } });
    expect(
      order("meta.created", [
        created("2026-01-01T01:00:00+02:00"),
        created("2026-01-01T00:00:00Z"),
        created("2025-12-31T22:00:00Z"),
      ]),
    ).toEqual([2, 0, 1]);
    expect(order("active", [{ active: true }, {}, { active: false }])).toEqual([2, 0, 1]);
    expect(
      order(`${enterprise}:department`, [
        { [enterprise]: { department: "b" } },
        {},
        { [enterprise]: { department: "a" } },
      ]),
    ).toEqual([2, 0, 1]);
  });

  it("does not touch the list it is given", () => {
    const resources = Object.freeze([{ userName: "b" }, { userName: "a" }]);
    expect(compileSort(userType, { sortBy: "userName", sortOrder: "ascending" })(resources)).toEqual([
      { userName: "a" },
      { userName: "b" },
    ]);
  });

  it.each(["nothing", "password", "name", "x509Certificates", "addresses", enterprise])(
    "refuses %s, which has no order",
    (sortBy) => {
      expect(caught(() => order(sortBy, []))).toMatchObject({ status: 400, scimType: "invalidValue" });
    },
  );
});
