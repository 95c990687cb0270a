import { describe, expect, it } from "vitest";
import { startInsightful } from "./__fixtures__/start-insightful.ts";

describe("the token", () => {
  it("is refused with 401 when it is another one or revoked", async () => {
    const { ask, insightful } = await startInsightful();
    expect((await ask("GET", "/employee", undefined, "another")).status).toBe(401);
    insightful.revokeToken();
    expect((await ask("GET", "/employee")).status).toBe(401);
  });

  it.each([401, 403] as const)(
    "for READ reads everything, and gets %s by the switch for each write",
    async (status) => {
      const { ask, enter, teamId, invitation, insightful } = await startInsightful({
        permission: "READ",
        switches: { readTokenOnWrite: status },
      });
      const id = enter("Ada");
      for (const path of ["/employee", `/employee/${id}`, "/team", `/team/${teamId}`, "/shared-settings"])
        expect((await ask("GET", path)).status).toBe(200);
      const writes: readonly [string, string, object?][] = [
        ["POST", "/employee", invitation("Ben")],
        ["PUT", `/employee/${id}`, { name: "Other" }],
        ["GET", `/employee/deactivate/${id}`],
        ["POST", "/team", { name: "Support" }],
        ["PUT", `/team/${teamId}`, { description: "x" }],
        ["DELETE", `/team/${teamId}`],
      ];
      for (const write of writes) expect((await ask(...write)).status).toBe(status);
      expect(insightful.requests.some(({ wrote }) => wrote)).toBe(false);
      expect(insightful.employee(id)).toMatchObject({ name: "Ada", deactivated: 0 });
      insightful.setPermission("WRITE");
      expect((await ask("GET", `/employee/deactivate/${id}`)).status).toBe(200);
    },
  );
});

describe("the organisation's limit", () => {
  it("is 200 requests a minute, then 429; whether that tells when to come back is a switch", async () => {
    for (const retryAfter of ["absent", "seconds"] as const) {
      const { ask, passDays } = await startInsightful({ switches: { retryAfter } });
      for (let count = 0; count < 200; count += 1) expect((await ask("GET", "/team")).status).toBe(200);
      const refused = await ask("GET", "/team");
      expect(refused.status).toBe(429);
      expect(refused.headers.get("retry-after")).toBe(retryAfter === "absent" ? null : "60");
      passDays(1 / (24 * 60));
      expect((await ask("GET", "/team")).status).toBe(200);
    }
  });

  it("is another where the switch says so", async () => {
    const { ask } = await startInsightful({ switches: { requestsAMinute: 1 } });
    expect([(await ask("GET", "/team")).status, (await ask("GET", "/team")).status]).toEqual([200, 429]);
  });
});

describe("planned faults", () => {
  it("come in the vendor's words", async () => {
    const { ask, insightful } = await startInsightful({ switches: { retryAfter: "seconds" } });
    insightful.planFault({ kind: "rate limited", retryAfterSeconds: 7 });
    insightful.planFault({ kind: "empty page", nth: 2 });
    insightful.planFault({ kind: "unavailable", nth: 3 });
    const limited = await ask("GET", "/employee");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await ask("GET", "/team")).body).toEqual([]);
    expect(await ask("GET", "/team")).toMatchObject({ status: 503, body: { message: expect.any(String) } });
  });
});
