import { describe, expect, it } from "vitest";
import { createTestCaller, profileOf } from "./test-caller.ts";

describe("planned faults in Okta's words", () => {
  it.each([
    ["rate limited", 429, "E0000047"],
    ["concurrency limited", 429, "E0000047"],
    ["internal error", 500, "E0000009"],
    ["unavailable", 503, "E0000010"],
    ["unauthenticated", 401, "E0000011"],
    ["forbidden", 403, "E0000006"],
  ] as const)("%s is %i %s, once, and does nothing", async (kind, status, code) => {
    const { okta, call } = createTestCaller();
    okta.planFault({ kind, method: "POST" });
    const struck = await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    expect([struck.status, struck.body.errorCode]).toEqual([status, code]);
    expect(struck.headers.get("x-okta-request-id")).toBe(okta.requests[0]?.requestId);
    expect(okta.inspect().users).toHaveLength(1);
    expect((await call("POST", "/api/v1/users", { profile: profileOf("ann") })).status).toBe(200);
  });

  it("the two kinds of 429 differ in the limit they show, and reset when told", async () => {
    const { okta, call, time } = createTestCaller();
    okta.planFault({ kind: "rate limited", retryAfterSeconds: 9 });
    okta.planFault({ kind: "concurrency limited", nth: 2 });
    const [rate, concurrency] = [await call("GET", "/api/v1/users"), await call("GET", "/api/v1/users")];
    expect(rate.headers.get("x-rate-limit-limit")).toBe("300");
    expect(rate.headers.get("x-rate-limit-reset")).toBe(String(time.wall / 1000 + 9));
    expect(concurrency.headers.get("x-rate-limit-limit")).toBe("0");
  });

  it("a search that is unavailable is 503 E0000100", async () => {
    const { okta, call } = createTestCaller();
    okta.planFault({ kind: "unavailable" });
    expect((await call("GET", "/api/v1/users?search=id%20pr")).body.errorCode).toBe("E0000100");
  });

  it("an empty page has no people and no next link", async () => {
    const { okta, pages } = createTestCaller({ pageSize: 1 });
    okta.addUser({ profile: profileOf("ann") });
    okta.planFault({ kind: "empty page", path: /\/users$/ });
    expect(await pages("/api/v1/users")).toEqual([[]]);
    expect((await pages("/api/v1/users")).flat()).toHaveLength(2);
  });

  it("a lost answer leaves the user made, so that a retry meets its own login", async () => {
    const { okta, call } = createTestCaller();
    okta.planFault({ kind: "lost answer", method: "POST", path: /\/users$/ });
    const create = () => call("POST", "/api/v1/users", { profile: profileOf("ann") });
    await expect(create()).rejects.toThrow(TypeError);
    expect(okta.requests[0]).toMatchObject({ status: 200, wrote: true });
    expect((await create()).body.errorSummary).toBe("Api validation failed: login");
  });

  it("a truncated body cannot be read to its end", async () => {
    const { okta, call } = createTestCaller();
    okta.planFault({ kind: "truncated body" });
    await expect(call("GET", "/api/v1/users")).rejects.toThrow("terminated");
  });

  it("a time-out does nothing", async () => {
    const { okta, call } = createTestCaller({ hangMs: 5 });
    okta.planFault({ kind: "time-out" });
    await expect(call("POST", "/api/v1/users", { profile: profileOf("ann") })).rejects.toThrow(TypeError);
    expect(okta.inspect().users).toHaveLength(1);
  });
});
