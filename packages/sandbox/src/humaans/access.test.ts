import { describe, expect, it } from "vitest";
import { startHumaans, today } from "./__fixtures__/start-humaans.ts";

describe("the token", () => {
  it.each([
    ["missing", {}],
    ["another", { authorization: `Bearer ${"x".repeat(32)}` }],
    ["of another scheme", { authorization: "Basic abc" }],
  ])("%s is refused with 401", async (_what, headers) => {
    const { get } = startHumaans();
    expect(await get("/people", headers)).toMatchObject({ status: 401, body: { code: 401, name: "NotAuthenticated" } });
  });

  it("is refused once revoked", async () => {
    const { get, humaans } = startHumaans();
    humaans.revokeToken();
    expect((await get("/token-info")).status).toBe(401);
  });

  it("must have the vendor's form and an owner", () => {
    expect(() => startHumaans({ token: "short" })).toThrow(RangeError);
    expect(() => startHumaans({ people: [] })).toThrow(RangeError);
  });

  it("tells what it may do and whose it is", async () => {
    const { get, humaans, people } = startHumaans({ access: { scopes: ["public:read"], role: "admin" } });
    const ownerId = humaans.idOf(people[0]?.id ?? "");
    expect((await get("/token-info")).body).toMatchObject({ personId: ownerId, scopes: ["public:read"] });
    expect((await get("/me")).body).toMatchObject({ id: ownerId, companyId: humaans.companyId });
  });

  it("is in no answer", async () => {
    const { get, humaans } = startHumaans();
    expect(JSON.stringify((await get("/token-info")).body)).not.toContain(humaans.token);
  });
});

describe("without private:read", () => {
  const start = () => startHumaans({ access: { scopes: ["public:read"], role: "owner" } });

  it("leavers and people not started are not there", async () => {
    const { all, get, somebody } = start();
    const people = await all("/people?status=all");
    expect(new Set(people.map(({ status }) => status))).toEqual(new Set(["active"]));
    for (const stage of ["leaver", "new hire"] as const) {
      expect((await get(`/people/${somebody(stage).recordId}`)).status).toBe(404);
      expect((await get(`/job-roles?personId=${somebody(stage).recordId}`)).body.total).toBe(0);
    }
  });

  it("somebody who starts is there from the first day on", async () => {
    const { get, goTo, somebody } = start();
    const joiner = somebody("new hire");
    goTo(joiner.employment.startDate);
    expect((await get(`/people/${joiner.recordId}`)).status).toBe(200);
  });

  it("private fields are missing and cannot be searched", async () => {
    const { get } = start();
    const { body } = await get("/people?$limit=1");
    expect(body.data[0]).toMatchObject({ firstName: expect.any(String), email: expect.any(String) });
    for (const field of ["personalEmail", "address", "employmentStartDate", "taxId"])
      expect(body.data[0]).not.toHaveProperty(field);
    expect((await get("/people?employeeId=1001")).body.total).toBe(body.total);
  });

  it("private fields are null where the switch says so", async () => {
    const { get } = startHumaans({
      access: { scopes: ["public:read"], role: "owner" },
      switches: { hiddenFields: "null" },
    });
    expect((await get("/people?$limit=1")).body.data[0].personalEmail).toBeNull();
  });

  it("custom values are forbidden, unless switched", async () => {
    expect(await start().get("/custom-values")).toMatchObject({ status: 403, body: { issues: [{ forbidden: true }] } });
    const open = startHumaans({
      access: { scopes: ["public:read"], role: "owner" },
      switches: { customFieldsArePrivate: false },
    });
    expect((await open.get("/custom-values")).status).toBe(200);
  });
});

describe("permissions", () => {
  it("an ordinary user's token reaches the own profile only", async () => {
    const { get, all, humaans, people } = startHumaans({
      access: { scopes: ["public:read", "private:read"], role: "user" },
    });
    const own = humaans.idOf(people[0]?.id ?? "");
    expect((await all("/people?status=all")).map(({ id }) => id)).toEqual([own]);
    expect((await get(`/people/${humaans.idOf(people[1]?.id ?? "")}`)).status).toBe(404);
    expect((await get(`/job-roles?$asOf=${today}`)).body.total).toBe(1);
  });

  it("no reading scope at all is forbidden", async () => {
    const { get } = startHumaans({ access: { scopes: ["webhooks:manage"], role: "owner" } });
    expect((await get("/people")).status).toBe(403);
    expect((await get("/job-roles")).status).toBe(403);
    expect((await get("/token-info")).status).toBe(200);
  });

  it("lost half-way narrows the next page", async () => {
    const { humaans, get } = startHumaans();
    humaans.afterAnswer(/people$/, () => humaans.setTokenAccess({ role: "user" }));
    expect((await get("/people?status=all&$limit=20")).body.total).toBe(60);
    expect((await get("/people?status=all&$limit=20&$skip=20")).body.total).toBe(1);
  });
});
