import { describe, expect, it } from "vitest";
import { startHibob } from "./__fixtures__/start-hibob.ts";

const everything = { fields: ["root.email", "work.title", "internal.lifecycleStatus"], showInactive: true };

describe("permissions", () => {
  it("leave fields of other categories out without a word", async () => {
    const { search, hibob } = startHibob();
    hibob.setAccess({ categories: ["root"] });
    const [found] = await search(everything);
    expect(Object.keys(found)).toEqual(["/root/email", "email", "id"]);
  });

  it("reach active people only where the group is for everyone, whatever is asked", async () => {
    const { idsOf, hibob, somebody, ask } = startHibob();
    hibob.setAccess({ reach: "everyone" });
    const ids = await idsOf({ showInactive: true });
    expect(ids).toContain(somebody("active"));
    for (const stage of ["leaver", "new hire"] as const) expect(ids).not.toContain(somebody(stage));
    expect((await ask("POST", `/people/${somebody("leaver")}`, {})).status).toBe(404);
  });

  it("are none for a service user in no group", async () => {
    const { ask } = startHibob({ access: { inGroup: false } });
    expect(await ask("POST", "/people/search", everything)).toMatchObject({ status: 403, body: { key: "forbidden" } });
  });
});

describe("credentials", () => {
  it("are asked for everywhere", async () => {
    const { ask, hibob } = startHibob();
    expect((await ask("GET", "/company/people/fields", undefined, "wrong")).status).toBe(401);
    hibob.revokeToken();
    expect((await ask("POST", "/people/search", everything)).status).toBe(401);
  });

  it("that are refused too often get the caller blocked, right ones too, for a while", async () => {
    const { ask, pass } = startHibob({ switches: { blockAfter: 3, blockSeconds: 60 } });
    for (const _ of [1, 2, 3]) await ask("POST", "/people/search", everything, "wrong");
    const blocked = await ask("POST", "/people/search", everything);
    expect([blocked.status, typeof blocked.body]).toEqual([403, "string"]);
    pass(60_000);
    expect((await ask("POST", "/people/search", everything)).status).toBe(200);
  });

  it("that work in between start the count anew", async () => {
    const { ask } = startHibob({ switches: { blockAfter: 2 } });
    for (const token of ["wrong", undefined, "wrong", undefined])
      await ask("POST", "/people/search", everything, token);
    expect((await ask("POST", "/people/search", everything)).status).toBe(200);
  });
});

describe("limits", () => {
  it("are fifty searches a minute, told in every answer", async () => {
    const { ask, pass } = startHibob();
    const answers = [];
    for (let nth = 0; nth < 51; nth += 1) answers.push(await ask("POST", "/people/search", { fields: ["root.id"] }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(answers[49]?.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(answers[50]).toMatchObject({ status: 429, body: { key: "too_many_requests" } });
    const resetsAt = Number(answers[50]?.headers.get("x-ratelimit-reset")) * 1000;
    pass(resetsAt - Date.parse(answers[50]?.headers.get("date") ?? ""));
    expect((await ask("POST", "/people/search", {})).status).toBe(200);
  });

  it("are counted for each endpoint by itself", async () => {
    const { ask } = startHibob({ searchesAMinute: 1, switches: { otherRequestsAMinute: 1 } });
    const paths = ["/people/search", "/people/1", "/people/2", "/people/search"];
    const statuses = [];
    for (const path of paths) statuses.push((await ask("POST", path, {})).status);
    expect(statuses).toEqual([200, 404, 429, 429]);
  });

  it.each([
    [{ retryAfter: "seconds" }, "60", "object"],
    [{ limitedBody: "none" }, null, "string"],
  ] as const)("look as switched (%o)", async (switches, retryAfter, body) => {
    const { ask } = startHibob({ searchesAMinute: 0, switches });
    const refused = await ask("POST", "/people/search", {});
    expect(refused.headers.get("retry-after")).toBe(retryAfter);
    expect(typeof refused.body).toBe(body);
  });
});

describe("planned faults", () => {
  it.each([
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["rate limited", 429],
    ["internal error", 500],
    ["unavailable", 503],
  ] as const)("speak the vendor's language (%s)", async (kind, status) => {
    const { ask, hibob } = startHibob();
    hibob.planFault({ kind });
    const answer = await ask("POST", "/people/search", {});
    expect(answer).toMatchObject({ status, body: { key: expect.any(String), error: expect.any(String) } });
  });

  it("can empty an answer", async () => {
    const { search, hibob } = startHibob();
    hibob.planFault({ kind: "empty page" });
    expect(await search({})).toEqual([]);
  });
});
