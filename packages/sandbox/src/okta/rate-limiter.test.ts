import { describe, expect, it } from "vitest";
import { bucketOf, generousLimits, integratorLimits, workforceLimits } from "./rate-limits.ts";
import { createTestCaller, profileOf } from "./test-caller.ts";

/** The three headers as numbers. */
function shown(headers: Headers): number[] {
  return ["limit", "remaining", "reset"].map((name) => Number(headers.get(`x-rate-limit-${name}`)));
}

describe("rule 11: rate limits", () => {
  it.each([
    ["GET", "/api/v1/users", "users"],
    ["POST", "/api/v1/users", "users"],
    ["GET", "/api/v1/users/00u1", "readUser"],
    ["POST", "/api/v1/users/00u1", "writeUser"],
    ["POST", "/api/v1/users/00u1/lifecycle/suspend", "writeUser"],
    ["DELETE", "/api/v1/users/00u1/sessions", "writeUser"],
    ["POST", "/api/v1/groups", "groups"],
    ["GET", "/api/v1/groups/00g1", "group"],
    ["PUT", "/api/v1/groups/00g1/users/00u1", "groups"],
    ["GET", "/api/v1/groups/rules/0pr1", "groups"],
    ["GET", "/api/v1/apps", "apps"],
    ["GET", "/api/v1/apps/0oa1", "app"],
    ["GET", "/api/v1/apps/0oa1/users", "apps"],
    ["GET", "/api/v1/users/00u1/groups", "readUser"],
    ["GET", "/api/v1/meta/schemas/user/default", "other"],
    ["GET", "/.well-known/okta-organization", "other"],
  ])("%s %s draws from %s", (method, path, bucket) => {
    expect(bucketOf(method, path)).toBe(bucket);
  });

  it("shows a token its share, and counts each bucket by itself", async () => {
    const { call } = createTestCaller({ limits: workforceLimits });
    expect(shown((await call("GET", "/api/v1/users")).headers).slice(0, 2)).toEqual([300, 299]);
    expect(shown((await call("GET", "/api/v1/users")).headers).slice(0, 2)).toEqual([300, 298]);
    expect(shown((await call("GET", "/api/v1/users/me")).headers).slice(0, 2)).toEqual([1000, 999]);
  });

  it("lets one token ask for an app's users 50 times a minute, the tightest of all", async () => {
    const { okta, call } = createTestCaller({ limits: workforceLimits });
    const path = `/api/v1/apps/${okta.addApp({ label: "Wiki" })}/users`;
    const statuses = [];
    for (let times = 0; times < 51; times++) statuses.push((await call("GET", path)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.at(-1)).toBe(429);
  });

  it("answers 429 E0000047 beyond it, does nothing, and opens again a minute after the first request", async () => {
    const { okta, call, time } = createTestCaller({ limits: { ...integratorLimits, users: 4 } });
    time.wall += 12_345;
    const reset = Math.ceil((time.wall + 60_000) / 1000);
    for (const _ of [1, 2]) await call("GET", "/api/v1/users");
    time.wall += 59_000;
    const refused = await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    expect([refused.status, refused.body.errorCode]).toEqual([429, "E0000047"]);
    expect(refused.body.errorSummary).toBe("API call exceeded rate limit due to too many requests.");
    expect(shown(refused.headers)).toEqual([2, 0, reset]);
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(okta.inspect().users).toHaveLength(1);
    time.wall += 1000;
    expect((await call("POST", "/api/v1/users", { profile: profileOf("ann") })).status).toBe(200);
  });

  it("several tokens share what the org has", async () => {
    const tokens = ["a", "b", "c"].map((value) => ({ value, access: "full" }) as const);
    const { call } = createTestCaller({ tokens, limits: { ...integratorLimits, users: 4 } });
    const list = async (token: string): Promise<number> =>
      (await call("GET", "/api/v1/users", undefined, { authorization: `SSWS ${token}` })).status;
    const statuses = [];
    for (const token of ["a", "a", "a", "b", "b", "c"]) statuses.push(await list(token));
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
  });

  it("too many at once answer 429 with limit and remaining 0, and the others go on", async () => {
    const { call } = createTestCaller({ limits: { ...generousLimits, concurrency: 3 }, answerDelayMs: 5 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => call("GET", "/api/v1/users/me")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.errorCode).toBe("E0000047");
    expect(shown(refused?.headers ?? new Headers()).slice(0, 2)).toEqual([0, 0]);
    expect((await call("GET", "/api/v1/users/me")).status).toBe(200);
  });
});
