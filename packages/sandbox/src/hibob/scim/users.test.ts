import { describe, expect, it } from "vitest";
import { startHibobScim } from "../__fixtures__/start-hibob-scim.ts";
import type { HibobScimSwitches } from "./hibob-scim-switches.ts";

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const started = (scimSwitches: Partial<HibobScimSwitches> = {}) =>
  startHibobScim({ scimSwitches: { rowsAtMost: 1000, ...scimSwitches } });

describe("the two servers of one company", () => {
  it("show the same people, whatever HR does", async () => {
    const bench = await started();
    const compare = async () => {
      const fields = ["root.email", "root.firstName", "work.title", "work.department"];
      const found = await bench.search({ fields, showInactive: true, humanReadable: "REPLACE" });
      const byApi = found
        .filter(({ email }: { readonly email: string | null }) => email !== null)
        .map(({ id, email, firstName, work }: { readonly [name: string]: never }) => [id, email, firstName, work]);
      const byScim = [...(await bench.users()).values()].map(({ id, userName, name, title, department }) => [
        id,
        userName,
        name.givenName,
        { title, department },
      ]);
      expect(byScim.length).toBeGreaterThan(40);
      expect(byScim).toEqual(byApi);
    };
    await compare();
    const id = bench.somebody("active");
    bench.hibob.updateEmployee(id, { firstName: "Augusta", email: "augusta@acme.example" });
    bench.hibob.addWork(id, { effectiveDate: "2026-03-02", title: "Countess", department: "Engines" });
    bench.hibob.renameListItem("department", "Engines", "Engine room");
    await compare();
    expect((await bench.users()).get(id)).toMatchObject({
      userName: "augusta@acme.example",
      department: "Engine room",
    });
  });

  it("have one log, and faults in words of their own", async () => {
    const bench = await started();
    bench.hibob.planFault({ kind: "rate limited", times: 2 });
    expect((await bench.askScim("/Users")).body).toMatchObject({ status: "429" });
    expect((await bench.ask("POST", "/people/search", {})).body).toMatchObject({ key: "too_many_requests" });
    bench.hibob.planFault({ kind: "empty page", path: /Users/ });
    expect((await bench.askScim("/Users")).body).toMatchObject({ totalResults: 0 });
    expect(bench.hibob.requests.map(({ path, status }) => [path, status])).toEqual([
      ["/scim/v2/Users", 429],
      ["/v1/people/search", 429],
      ["/scim/v2/Users", 200],
    ]);
  });
});

describe("somebody", () => {
  it("has the attributes that the vendor lists, found by the work email", async () => {
    const { client, hibob, somebody } = await started();
    const id = somebody("active");
    const employee = hibob.updateEmployee(id, { secondName: "King", workPhone: "+44 20 7946 0001" });
    const found = await client.users.find("userName", employee.email ?? "");
    expect(found?.row).toMatchObject({
      id,
      externalId: id,
      active: true,
      name: { givenName: employee.firstName, middleName: "King", familyName: employee.surname },
      emails: [{ value: employee.email, type: "work", primary: true }],
      phoneNumbers: [{ value: "+44 20 7946 0001", type: "work" }],
      addresses: [{ streetAddress: employee.street, locality: employee.city, country: employee.country }],
      [enterprise]: { employeeNumber: String(employee.employeeNumber) },
    });
    expect((await client.users.get(id))?.row.userName).toBe(employee.email);
  });

  it("can be read only", async () => {
    const { askScim, somebody } = await started();
    for (const [method, path] of [
      ["POST", "/Users"],
      ["PATCH", `/Users/${somebody("active")}`],
      ["DELETE", `/Users/${somebody("active")}`],
      ["POST", "/Groups"],
    ] as const)
      expect((await askScim(path, method)).status).toBe(405);
    expect((await askScim("/ServiceProviderConfig")).body.patch).toEqual({ supported: false });
  });

  it("has ids as switched", async () => {
    const bench = await started({ userIds: "another", externalIds: "employee number" });
    const id = bench.somebody("active");
    const user = (await bench.users()).get(bench.hibob.scimIdOf(id));
    expect(bench.hibob.scimIdOf(id)).not.toBe(id);
    expect(user?.externalId).toBe(String(bench.hibob.employee(id).employeeNumber));
    const plain = await started({ externalIds: "absent" });
    expect((await plain.users()).get(id)).not.toHaveProperty("externalId");
  });

  it("has a user name in the case that was entered, or lowered", async () => {
    for (const [userNameCase, userName] of [
      ["as entered", "Ada@Acme.example"],
      ["lowered", "ada@acme.example"],
    ] as const) {
      const bench = await started({ userNameCase });
      bench.hibob.updateEmployee(bench.somebody("active"), { email: "Ada@Acme.example" });
      expect((await bench.users()).get(bench.somebody("active"))?.userName).toBe(userName);
    }
  });

  it("without a work email is left out, or has the id for a name", async () => {
    const bench = await started();
    const id = bench.somebody("new hire without email");
    expect((await bench.users()).has(id)).toBe(false);
    expect((await (await started({ withoutEmail: "id as user name" })).users()).get(id)).toMatchObject({
      userName: id,
    });
  });

  it("has as much of the enterprise extension as switched", async () => {
    const bench = await started({ enterprise: "employee number, department and manager", userIds: "another" });
    const manager = bench.hibob.addEmployee({
      firstName: "Mary",
      surname: "S",
      startDate: "2020-01-01",
      email: "m@x.example",
    });
    const id = bench.somebody("active");
    bench.hibob.addWork(id, { effectiveDate: "2026-03-01", department: "Engines", reportsTo: manager.id });
    const extension = (await bench.users()).get(bench.hibob.scimIdOf(id))?.[enterprise];
    expect(extension).toMatchObject({ department: "Engines", manager: { value: bench.hibob.scimIdOf(manager.id) } });
    const plain = await started({ enterprise: "absent" });
    expect((await plain.users()).get(id)).not.toHaveProperty(enterprise);
  });
});

describe("external names", () => {
  const costCentre = "work.custom.field_1664441534861";
  it("carry what the customer decides, in the core schema", async () => {
    const bench = await startHibobScim({ externalNames: { kst: costCentre, boss: "work.reportsTo" } });
    const { users } = bench;
    const id = bench.somebody("on leave");
    bench.hibob.setCustomValue(id, costCentre, "CC-1");
    const manager = bench.hibob.employee(bench.somebody("active"));
    bench.hibob.addWork(id, { effectiveDate: "2026-03-01", reportsTo: manager.id });
    expect((await users()).get(id)).toMatchObject({ kst: "CC-1", boss: `${manager.firstName} ${manager.surname}` });
    expect((await users()).get(id)).not.toHaveProperty("department");
    const { body } = await bench.askScim("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    expect(body.attributes.map(({ name }: { readonly name: string }) => name)).toContain("kst");
    expect((await bench.askScim('/Users?filter=kst+eq+"CC-1"')).body.Resources).toHaveLength(1);
    bench.hibob.setExternalName("kst", null);
    expect((await users()).get(id)).not.toHaveProperty("kst");
    bench.hibob.setExternalName("costCentre", costCentre);
    expect((await users()).get(id)?.costCentre).toBe("CC-1");
  });

  it("may be in an extension", async () => {
    const namespace = "urn:acme:bob:2.0:User";
    const bench = await started({ namespace });
    const user = (await bench.users()).get(bench.somebody("active"));
    expect(user?.[namespace]).toMatchObject({ department: expect.any(String), startDate: expect.any(String) });
    expect(user?.schemas).toContain(namespace);
    expect(user).not.toHaveProperty("department");
  });

  it("may carry ids of list items", async () => {
    const bench = await started({ listValues: "item ids" });
    expect((await bench.users()).get(bench.somebody("active"))?.department).toMatch(/^\d{9}$/);
  });

  it("must be those of fields there are, and none of SCIM's", async () => {
    const { hibob } = await started();
    expect(() => hibob.setExternalName("x", "work.nothing")).toThrow(RangeError);
    expect(() => hibob.setExternalName("title", costCentre)).toThrow(RangeError);
    await expect(startHibobScim({ externalNames: { userName: costCentre } })).rejects.toThrow(RangeError);
  });
});

describe("who is active", () => {
  it("ends with the last day at the office or the termination date, whichever is earlier", async () => {
    for (const [termination, lastDay] of [
      [{ terminationDate: "2026-04-30", lastDayOfWork: "2026-03-20" }, "2026-03-20"],
      [{ terminationDate: "2026-03-20" }, "2026-03-20"],
    ] as const) {
      const bench = await started();
      const id = bench.somebody("active");
      bench.hibob.terminate(id, termination);
      bench.goTo(lastDay);
      expect((await bench.users()).get(id)?.active).toBe(true);
      bench.goTo("2026-03-21", "23:00:00");
      expect((await bench.users()).get(id)?.active).toBe(false);
    }
  });

  it.each(["inactive", "vanished"] as const)(
    "are not those who left, who are %s, until they are hired again",
    async (leavers) => {
      const bench = await started({ leavers });
      const id = bench.somebody("leaver");
      expect((await bench.users()).get(id)?.active).toBe(leavers === "inactive" ? false : undefined);
      expect((await bench.client.users.get(id)) !== undefined).toBe(leavers === "inactive");
      bench.hibob.rehire(id, "2026-03-16");
      bench.goTo("2026-03-16");
      expect((await bench.users()).get(id)?.active).toBe(true);
    },
  );

  it.each([
    ["active", true],
    ["inactive", false],
    ["left out", undefined],
  ] as const)("are those to come, or not (%s)", async (hired, active) => {
    const bench = await started({ hired });
    expect((await bench.users()).get(bench.somebody("new hire"))?.active).toBe(active);
    bench.goTo("2027-03-02");
    expect((await bench.users()).get(bench.somebody("new hire"))?.active).toBe(true);
  });

  it.each([
    ["active", true],
    ["inactive", false],
  ] as const)("are those on leave, or not (%s)", async (onLeave, active) => {
    const bench = await started({ onLeave });
    const id = bench.somebody("active");
    bench.hibob.setLeave(id, { status: "parental leave", from: "2026-03-01", until: "2026-06-30" });
    expect((await bench.users()).get(id)?.active).toBe(active);
  });
});
