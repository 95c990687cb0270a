import { ApiError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { digestPlan } from "../../../core/src/plan/assemble-plan.ts";
import { person } from "../../../core/src/plan/world.fixture.ts";
import { openApi } from "../__fixtures__/open-api.ts";
import { changeHealth } from "../runner/kept-state.ts";

const sync = { params: { path: { sync: "sync" } } };
const many = { people: ["1", "2", "3", "4", "5"].map((id) => person(id)) };

/** A sync that ran once, its plan kept. */
async function openRan() {
  const scene = await openApi(many);
  const opened = await scene.syncs.open("sync");
  const plan = await opened?.sync.plan();
  if (!plan) throw new Error("There is no sync");
  const { id } = await scene.store.plans.save(plan);
  await opened?.sync.apply(plan, { confirm: plan.digest });
  return { scene, plan, path: { sync: "sync", plan: id }, client: scene.client("viewer") };
}

describe("the log", () => {
  it("comes page by page, latest first, until there is no next", async () => {
    const { scene, client } = await openRan();
    const read: number[] = [];
    let pages = 0;
    for (let before: number | undefined; ; pages += 1) {
      const query = { limit: 3, ...(before !== undefined && { before }) };
      const { data } = await client.GET("/syncs/{sync}/log", { params: { ...sync.params, query } });
      read.push(...(data?.items.map(({ number }) => number) ?? []));
      before = data?.next;
      if (before === undefined) break;
    }
    const all = await scene.store.log("sync", { limit: 1000 });
    expect(all.length).toBeGreaterThan(10);
    expect([read, pages + 1]).toEqual([all.map(({ number }) => number), Math.ceil(all.length / 3)]);
  });

  it("is of one person or one run where that is asked, and tells runs by themselves", async () => {
    const { client } = await openRan();
    const { data: runs } = await client.GET("/syncs/{sync}/runs", sync);
    expect(runs?.items.map(({ entry }) => entry.event)).toEqual(["finished", "started"]);
    const query = { subject: "3", run: runs?.items[0]?.entry.run ?? "" };
    const { data } = await client.GET("/syncs/{sync}/log", { params: { ...sync.params, query } });
    expect(data?.items.map(({ entry }) => entry.type)).toEqual(["outcome", "intent"]);
    const none = { params: { ...sync.params, query: { ...query, run: "another" } } };
    expect((await client.GET("/syncs/{sync}/log", none)).data?.items).toEqual([]);
  });

  it("has no page of more than 500, and none of what is no number", async () => {
    const { call, keys } = await openApi();
    for (const query of ["limit=501", "limit=0", "before=-1", "before=x", "since=yesterday"])
      expect((await call("GET", `/api/v1/syncs/sync/log?${query}`, { key: keys.viewer })).status).toBe(400);
  });
});

describe("a kept plan", () => {
  it("is told in short, and its changes by the page, in their order", async () => {
    const { client, path, plan } = await openRan();
    const { data } = await client.GET("/syncs/{sync}/plans/{plan}", { params: { path } });
    expect(data).toMatchObject({ id: path.plan, digest: plan.digest, changes: 5, held: 0, counts: { create: 5 } });
    const ids: string[] = [];
    for (let after: number | undefined; ; ) {
      const query = { limit: 2, ...(after !== undefined && { after }) };
      const page = await client.GET("/syncs/{sync}/plans/{plan}/changes", { params: { path, query } });
      ids.push(...(page.data?.items.map(({ id }) => id) ?? []));
      after = page.data?.next;
      if (after === undefined) break;
    }
    expect(ids).toEqual(plan.changes.map(({ id }) => id));
    const held = await client.GET("/syncs/{sync}/plans/{plan}/changes", { params: { path, query: { held: "true" } } });
    expect(held.data).toEqual({ items: [] });
  });

  it("is found under its own sync alone, and not once it was discarded", async () => {
    const { scene, client, path, plan } = await openRan();
    const { digest: _, ...body } = { ...plan, sync: "other" };
    const { id } = await scene.store.plans.save({ ...body, digest: digestPlan(body) });
    const others = { params: { path: { sync: "sync", plan: id } } };
    expect((await client.GET("/syncs/{sync}/plans/{plan}", others)).error?.code).toBe("not-found");
    expect((await client.GET("/syncs/{sync}/plans/{plan}/changes", others)).error?.code).toBe("not-found");
    await scene.client("operator").POST("/syncs/{sync}/plans/{plan}/discard", { params: { path }, body: {} });
    expect((await client.GET("/syncs/{sync}/plans/{plan}", { params: { path } })).error?.code).toBe("not-found");
  });
});

describe("a sync", () => {
  it("says what waits for it, what is due, and which of its connections is quarantined, until that is released", async () => {
    const scene = await openApi(many);
    const client = scene.client("operator");
    await client.POST("/syncs/{sync}/sync-now", { ...sync, body: { subject: "2" } });
    const pause = { code: "authentication", message: "no", since: "2026-01-01", times: 1, until: "2027-01-01" };
    await changeHealth(scene.store, "our HR", () => pause);
    const { data } = await client.GET("/syncs/{sync}", sync);
    expect(data).toMatchObject({
      id: "sync",
      running: false,
      waiting: [{ position: 1, action: { kind: "person", subject: "2" } }],
      quarantined: [{ connection: "our HR", code: "authentication" }],
    });
    expect((await client.GET("/syncs")).data).toEqual({ items: [data] });
    expect((await client.GET("/queue")).data?.total).toBe(1);
    expect((await client.GET("/syncs/{sync}/due", sync)).data?.items).toMatchObject([{ because: "never ran" }]);
    const released = { params: { path: { connection: "our HR" } }, body: {} };
    await client.POST("/connections/{connection}/release", released);
    expect((await client.GET("/syncs/{sync}", sync)).data?.quarantined).toEqual([]);
    const again = await client.POST("/connections/{connection}/release", released);
    expect(again.error?.code).toBe("not-quarantined");
  });

  it("that cannot be opened says why, and is listed all the same", async () => {
    const scene = await openApi();
    scene.syncs.open = () =>
      Promise.reject(new ApiError({ vendor: "HR", status: 500, method: "GET", path: "/people/{id}" }));
    const { data } = await scene.client("viewer").GET("/syncs");
    expect(data?.items).toMatchObject([{ id: "sync", problem: { code: "api" } }]);
    const check = await scene.client("operator").POST("/syncs/{sync}/check", { ...sync, body: {} });
    expect(check.error).toMatchObject({ status: 502, code: "api" });
  });

  it("is checked on both sides", async () => {
    const scene = await openApi(many);
    const { data } = await scene.client("operator").POST("/syncs/{sync}/check", { ...sync, body: {} });
    expect(data).toMatchObject({ ok: true, source: { account: "company" }, target: { account: "org" } });
  });
});
