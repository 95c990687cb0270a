import { describe, expect, it } from "vitest";
import { startHibob } from "./__fixtures__/start-hibob.ts";

const byId = (id: string) => [{ fieldPath: "root.id", operator: "equals", values: [id] }];

describe("a search", () => {
  it("gives everybody in one answer", async () => {
    const { idsOf, hibob } = startHibob();
    expect(await idsOf({ showInactive: true })).toEqual(hibob.employees.map(({ id }) => id));
  });

  it("leaves out who left, unless asked otherwise; whether those to come are left out is a switch", async () => {
    const { idsOf, somebody } = startHibob();
    const plain = await idsOf({});
    expect(plain).not.toContain(somebody("leaver"));
    expect(plain).toContain(somebody("new hire"));
    const strict = startHibob({ switches: { hiredWithoutShowInactive: false } });
    expect(await strict.idsOf({})).not.toContain(strict.somebody("new hire"));
    expect(await strict.idsOf({ showInactive: true })).toContain(strict.somebody("new hire"));
  });

  it("gives each value flat and nested, and those of root at the top", async () => {
    const { search, somebody } = startHibob();
    const fields = ["root.surname", "work.startDate"];
    const [found] = await search({ fields, filters: byId(somebody("active")) });
    expect(found["/root/surname"]).toEqual({ value: found.surname });
    expect(found["/work/startDate"].value).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(found.work).toEqual({ startDate: found["/work/startDate"].value });
  });

  it("gives what people read beside it, or in its place", async () => {
    const { search, hibob } = startHibob();
    const fields = ["work.title", "work.startDate", "work.reportsTo"];
    const filters = byId(hibob.idOf("person-00002"));
    const [plain] = await search({ fields, filters });
    expect(plain).not.toHaveProperty("humanReadable");
    expect(plain.work.title).toMatch(/^\d{9}$/);
    const [both] = await search({ fields, filters, humanReadable: "APPEND" });
    expect(both.work).toEqual(plain.work);
    expect(both.humanReadable.work).toEqual({
      title: expect.stringMatching(/^[A-Z]/),
      startDate: plain.work.startDate.split("-").reverse().join("/"),
      reportsTo: plain.work.reportsTo.displayName,
    });
    const [replaced] = await search({ fields, filters, humanReadable: "REPLACE" });
    expect(replaced.work).toEqual(both.humanReadable.work);
  });

  it("shows an empty field as null, or not at all, and never among what people read", async () => {
    for (const emptyFields of ["null", "absent"] as const) {
      const { search, hibob } = startHibob({ switches: { emptyFields } });
      const id = hibob.idOf("person-00002");
      hibob.updateEmployee(id, { workPhone: null });
      const [found] = await search({ fields: ["work.workPhone"], filters: byId(id), humanReadable: "APPEND" });
      expect(found["/work/workPhone"]).toEqual(emptyFields === "null" ? { value: null } : undefined);
      expect(found.humanReadable).toEqual({});
    }
  });

  it("leaves unknown fields out without a word, and its own fields unless they are named", async () => {
    const { search, hibob } = startHibob();
    const filters = byId(hibob.idOf("person-00002"));
    expect(Object.keys((await search({ fields: ["work.nothing"], filters }))[0])).toEqual(["id"]);
    const [usual] = await search({ filters });
    expect(usual).toMatchObject({ email: expect.any(String), work: { title: expect.any(String) } });
    expect(usual.work).not.toHaveProperty("custom");
    expect(usual).not.toHaveProperty("internal");
  });

  it("never gives the same picture twice", async () => {
    const { search, hibob } = startHibob();
    const asked = { fields: ["root.avatarUrl"], filters: byId(hibob.idOf("person-00002")) };
    const [first, second] = [await search(asked), await search(asked)];
    expect(first[0].avatarUrl).not.toBe(second[0].avatarUrl);
  });

  it.each([
    { fields: Array.from({ length: 401 }, (_, index) => `work.f${index}`) },
    { fields: "root.id" },
    { humanReadable: "PLEASE" },
    { filters: [{ fieldPath: "work.department", operator: "equals", values: ["1"] }] },
    { filters: [{ fieldPath: "root.id", operator: "contains", values: ["1"] }] },
    { filters: [{ fieldPath: "root.id", operator: "equals", values: [] }] },
    { filters: [byId("1")[0], byId("2")[0]] },
  ])("refuses what the vendor does not understand (%#)", async (body) => {
    expect((await startHibob().ask("POST", "/people/search", body)).status).toBe(400);
  });
});

describe("one person", () => {
  it("is found by id and by address", async () => {
    const { ask, hibob } = startHibob();
    const { id, email } = hibob.employee(hibob.idOf("person-00002"));
    for (const identifier of [id, encodeURIComponent(email ?? "")])
      expect((await ask("POST", `/people/${identifier}`, { fields: ["root.id"] })).body.id).toBe(id);
    expect((await ask("POST", "/people/nobody", {})).status).toBe(404);
  });
});

describe("metadata", () => {
  it("lists every field with its category, and the company's own", async () => {
    const { ask } = startHibob({ access: { inGroup: false } });
    const { status, body } = await ask("GET", "/company/people/fields");
    expect(status).toBe(200);
    const title = { id: "work.title", categoryId: "work", type: "list", typeData: { listId: "title" } };
    expect(body).toContainEqual(expect.objectContaining(title));
    expect(body).toContainEqual(
      expect.objectContaining({ id: "work.custom.field_1664441534861", name: "Cost centre" }),
    );
  });

  it("lists the items of lists, whose ids outlive their names", async () => {
    const { ask, hibob } = startHibob();
    const itemOf = async (name: string) =>
      (await ask("GET", "/company/named-lists")).body.department.values.find(
        (item: { name: string }) => item.name === name,
      );
    const before = await itemOf("Sales");
    hibob.renameListItem("department", "Sales", "Revenue");
    expect((await itemOf("Revenue")).id).toBe(before.id);
    expect(await itemOf("Sales")).toBeUndefined();
  });
});
