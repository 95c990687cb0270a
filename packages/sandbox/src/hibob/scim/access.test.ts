import { describe, expect, it } from "vitest";
import { startHibobScim } from "../__fixtures__/start-hibob-scim.ts";

describe("the service user", () => {
  it("is asked for", async () => {
    const { askScim, hibob } = await startHibobScim();
    expect((await askScim("/Users", "GET", "Basic wrong")).status).toBe(401);
    hibob.revokeToken();
    expect((await askScim("/Users")).status).toBe(401);
  });

  it("may be told by the token alone", async () => {
    const { askScim, hibob } = await startHibobScim({ scimSwitches: { credentials: "bearer" } });
    expect((await askScim("/Users")).status).toBe(401);
    expect((await askScim("/Users", "GET", `Bearer ${hibob.token}`)).status).toBe(200);
  });

  it("that is refused too often is blocked from both servers", async () => {
    const { askScim, ask, url, hibob } = await startHibobScim({ switches: { blockAfter: 2 } });
    for (const _ of [1, 2]) await askScim("/Users", "GET", "Basic wrong");
    const blocked = await fetch(`${url}${hibob.scimPath}/Users`);
    expect([blocked.status, await blocked.text()]).toEqual([403, expect.stringContaining("<html>")]);
    expect((await ask("POST", "/people/search", {})).status).toBe(403);
  });

  it("sees what its permissions reach, and needs the lifecycle section", async () => {
    const { users, hibob, somebody, askScim } = await startHibobScim();
    hibob.setAccess({ categories: ["root", "lifecycle"] });
    const user = (await users()).get(somebody("active"));
    expect(user).not.toHaveProperty("title");
    expect(user).not.toHaveProperty("addresses");
    expect(user?.userName).toContain("@");
    hibob.setAccess({ reach: "everyone" });
    expect((await users()).has(somebody("leaver"))).toBe(false);
    hibob.setAccess({ categories: ["root"] });
    expect((await askScim("/Users")).status).toBe(403);
    hibob.setAccess({ categories: ["root", "lifecycle"], inGroup: false });
    expect((await askScim("/Users")).status).toBe(403);
  });
});

describe("lists", () => {
  it("come in pages that make the whole", async () => {
    const { askScim } = await startHibobScim({ scimSwitches: { rowsAtMost: 20 } });
    const ids = new Set<string>();
    let total = 1;
    for (let startIndex = 1; startIndex <= total; startIndex += 20) {
      const { body } = await askScim(`/Users?startIndex=${startIndex}`);
      total = body.totalResults;
      for (const { id } of body.Resources) ids.add(id);
    }
    expect(ids.size).toBe(total);
    expect(total).toBeGreaterThan(40);
  });

  it("may be as other vendors' are", async () => {
    const scimSwitches = { totals: "one too many", filters: "refused", discovery: "absent" } as const;
    const { askScim, users } = await startHibobScim({ scimSwitches: { ...scimSwitches, rowsAtMost: 1000 } });
    expect((await askScim("/Users")).body.totalResults).toBe((await users()).size + 1);
    expect((await askScim('/Users?filter=userName+eq+"x"')).body.scimType).toBe("invalidFilter");
    expect((await askScim("/Schemas")).status).toBe(404);
  });

  it("may be limited by the minute", async () => {
    const { askScim, pass } = await startHibobScim({ scimSwitches: { requestsAMinute: 1, retryAfter: "seconds" } });
    expect((await askScim("/Users")).status).toBe(200);
    const limited = await askScim("/Users");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "60"]);
    pass(60_000);
    expect((await askScim("/Users")).status).toBe(200);
  });
});

describe("groups", () => {
  const engineers = {
    name: "Engineers in London",
    conditions: [
      { fieldId: "work.department", value: "Engines" },
      { fieldId: "work.site", value: "London office" },
    ],
  };

  it("made by hand have those who meet every condition, and those named", async () => {
    const bench = await startHibobScim({ groups: [engineers] });
    const { hibob, somebody, client } = bench;
    const [id, other] = [somebody("active"), somebody("rehired")];
    for (const each of [id, other]) hibob.addWork(each, { effectiveDate: "2026-03-01", department: "Engines" });
    hibob.updateEmployee(id, { site: "London office" });
    hibob.updateEmployee(other, { site: "Nowhere" });
    const found = await client.groups.find("displayName", "Engineers in London");
    expect(found?.row.members?.map(({ value }) => value)).toEqual([id]);
    hibob.setGroup({ ...engineers, employeeIds: [other] });
    expect(hibob.groupSizes()["Engineers in London"]).toBe(2);
    expect((await bench.users()).get(other)?.groups).toContainEqual({ value: found?.row.id, display: engineers.name });
    hibob.terminate(id, { terminationDate: "2026-03-01" });
    expect(hibob.groupSizes()["Engineers in London"]).toBe(1);
    hibob.removeGroup(engineers.name);
    expect(await client.groups.find("displayName", engineers.name)).toBeUndefined();
    expect(() => hibob.removeGroup(engineers.name)).toThrow(RangeError);
  });

  it("made by hand without a condition have only those named", async () => {
    const { hibob, somebody } = await startHibobScim({ groups: [{ name: "Nobody" }] });
    expect(hibob.groupSizes().Nobody).toBe(0);
    hibob.setGroup({ name: "Somebody", employeeIds: [somebody("active")] });
    expect(hibob.groupSizes().Somebody).toBe(1);
  });

  it("are one for each department and site, and follow a move", async () => {
    const { hibob, somebody, client } = await startHibobScim();
    hibob.addWork(somebody("active"), { effectiveDate: "2026-03-01", department: "Engines" });
    const found = await client.groups.find("displayName", "Engines");
    expect(found?.row.members).toEqual([
      { value: somebody("active"), display: hibob.employee(somebody("active")).email, type: "User" },
    ]);
  });

  it("of fields may say which field, or not be there", async () => {
    const scimSwitches = { automaticGroups: ["address.country"], automaticGroupNames: "field and value" } as const;
    const bench = await startHibobScim({ scimSwitches: { ...scimSwitches, groupsOnUsers: false } });
    const names = Object.keys(bench.hibob.groupSizes());
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(name).toMatch(/^Country: ./);
    expect([...(await bench.users()).values()].filter(({ groups }) => groups !== undefined)).toEqual([]);
    const none = await startHibobScim({ scimSwitches: { automaticGroups: [] } });
    expect((await none.askScim("/Groups")).body.totalResults).toBe(0);
  });
});
