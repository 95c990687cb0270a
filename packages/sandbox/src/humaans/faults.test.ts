import { describe, expect, it } from "vitest";
import type { FaultKind } from "../stand-in.ts";
import { startHumaans } from "./__fixtures__/start-humaans.ts";

describe("planned faults", () => {
  it.each([
    ["rate limited", 429, "TooManyRequests"],
    ["concurrency limited", 429, "TooManyRequests"],
    ["internal error", 500, "GeneralError"],
    ["unavailable", 503, "Unavailable"],
    ["unauthenticated", 401, "NotAuthenticated"],
    ["forbidden", 403, "Forbidden"],
  ] as const satisfies readonly (readonly [FaultKind, number, string])[])(
    "%s is %i in the vendor's words",
    async (kind, status, name) => {
      const { get, humaans } = startHumaans();
      humaans.planFault({ kind, path: /people$/ });
      expect(await get("/people")).toMatchObject({
        status,
        body: { id: humaans.requests[0]?.requestId, code: status, name },
      });
      expect((await get("/people")).status).toBe(200);
    },
  );

  it("tell how long to wait in seconds, unless switched", async () => {
    const { get, humaans } = startHumaans();
    humaans.planFault({ kind: "rate limited", retryAfterSeconds: 7 });
    expect((await get("/people")).headers.get("retry-after")).toBe("7");
    const silent = startHumaans({ switches: { retryAfter: "absent" } });
    silent.humaans.planFault({ kind: "rate limited", retryAfterSeconds: 7 });
    expect((await silent.get("/people")).headers.get("retry-after")).toBeNull();
  });

  it("answer a list with nobody", async () => {
    const { get, humaans } = startHumaans();
    humaans.planFault({ kind: "empty page", nth: 2 });
    expect((await get("/people?$limit=10")).body.data).toHaveLength(10);
    expect((await get("/people?$limit=10&$skip=10")).body).toEqual({ total: 0, limit: 10, skip: 10, data: [] });
  });

  it("break the connection, hang or cut the body", async () => {
    const { get, humaans } = startHumaans({ hangMs: 5 });
    for (const kind of ["lost answer", "time-out", "truncated body"] as const) {
      humaans.planFault({ kind });
      await expect(get("/people"), kind).rejects.toThrow();
    }
    expect((await get("/people")).status).toBe(200);
  });
});

describe("errors", () => {
  it("come in either documented variant", async () => {
    expect((await startHumaans().get("/people?$limit=x")).body).toMatchObject({
      code: 400,
      issues: [{ name: "$limit", reason: expect.any(String) }],
    });
    const other = startHumaans({ switches: { errorCode: "string", errorIssues: "path and message" } });
    expect((await other.get("/people?$limit=x")).body).toMatchObject({
      code: "bad-request",
      issues: [{ path: "$limit", message: expect.any(String) }],
    });
  });

  it("are 404 for no such path and 405 for a method not offered", async () => {
    const { get, humaans } = startHumaans();
    expect((await get("/teams")).status).toBe(404);
    const request = new Request("http://humaans.test/api/people", {
      method: "POST",
      headers: { authorization: `Bearer ${humaans.token}` },
      body: "{}",
    });
    expect((await humaans.handle(request)).status).toBe(405);
    expect(humaans.requests.every(({ wrote }) => !wrote)).toBe(true);
  });
});

describe("the allowance", () => {
  it("refuses what is over it until the next window", async () => {
    let now = 60_000;
    const { get } = startHumaans({
      allowance: { requests: 2, windowSeconds: 60 },
      clock: { now: () => 0, wallNow: () => now },
    });
    expect([(await get("/me")).status, (await get("/me")).status]).toEqual([200, 200]);
    now += 12_500;
    const refused = await get("/me");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "48"]);
    now += 47_500;
    expect((await get("/me")).status).toBe(200);
  });
});

describe("the log", () => {
  it("names method, path and status, and nothing of anybody", async () => {
    const { get, humaans, people } = startHumaans();
    await get(`/people?email=${people[0]?.workEmail}`);
    await get("/nothing");
    expect(humaans.requests).toMatchObject([
      { method: "GET", path: "/api/people", status: 200, wrote: false },
      { method: "GET", path: "/api/nothing", status: 404, wrote: false },
    ]);
    expect(JSON.stringify(humaans.requests)).not.toContain("@");
  });
});
