import { describe, expect, it } from "vitest";
import { person } from "../../../core/src/plan/world.fixture.ts";
import { type ApiScene, openApi } from "../__fixtures__/open-api.ts";
import { changeStanding } from "../runner/kept-state.ts";

const hourMs = 3_600_000;
const three = { people: [person("1"), person("2"), person("3")], settings: { guard: { update: { count: 1 } } } };

/** The latest plan that is kept, once there are so many. */
async function latestPlan({ client, until }: ApiScene, count: number) {
  const list = async () =>
    (await client("viewer").GET("/syncs/{sync}/plans", { params: { path: { sync: "sync" } } })).data?.items ?? [];
  await until(async () => (await list()).length >= count);
  const path = { sync: "sync", plan: (await list())[0]?.id ?? "" };
  const { data } = await client("viewer").GET("/syncs/{sync}/plans/{plan}", { params: { path } });
  if (!data) throw new Error("The plan is not there");
  return { path, plan: data };
}

/** A sync whose first run was confirmed over HTTP. */
async function openConfirmed(): Promise<ApiScene> {
  const scene = await openApi(three);
  await scene.runner.start();
  const { path, plan } = await latestPlan(scene, 1);
  const body = { digest: plan.digest };
  const { response } = await scene
    .client("operator")
    .POST("/syncs/{sync}/plans/{plan}/confirm", { params: { path }, body });
  expect(response.status).toBe(202);
  await scene.until(() => scene.world.directory.accounts.size === 3);
  await scene.until(() => scene.runner.running().length === 0);
  scene.world.pass(25 * hourMs);
  return scene;
}

const titles = ({ world }: ApiScene) => [...world.directory.accounts.values()].map(({ title }) => title);

/** Everybody has a new title, more than may have one without a word. */
async function openHeld() {
  const scene = await openConfirmed();
  for (const id of ["1", "2", "3"]) Object.assign(scene.world.person(id), { title: "Chef" });
  await scene.client("operator").POST("/syncs/{sync}/sync-now", { params: { path: { sync: "sync" } }, body: {} });
  const { path, plan } = await latestPlan(scene, 2);
  await scene.until(() => scene.runner.running().length === 0);
  return { scene, path, plan };
}

const approval = (body: object) => ({ changes: [], classes: [], subjects: [], reason: "they were promoted", ...body });

describe("a plan that is to be confirmed as a whole", () => {
  it("is applied once the one that was seen is confirmed, and by no other digest", async () => {
    const scene = await openApi(three);
    await scene.runner.start();
    const { path, plan } = await latestPlan(scene, 1);
    expect(plan).toMatchObject({ confirmation: "first run", changes: 3, counts: { create: 3 } });
    const client = scene.client("operator");
    const wrong = await client.POST("/syncs/{sync}/plans/{plan}/confirm", {
      params: { path },
      body: { digest: "other" },
    });
    expect(wrong.error).toMatchObject({ status: 409, code: "other-digest", remedy: expect.any(String) });
    expect(scene.world.directory.accounts.size).toBe(0);
    scene.world.source.people.push(person("4"));
    const { digest } = plan;
    await client.POST("/syncs/{sync}/plans/{plan}/confirm", { params: { path }, body: { digest } });
    await scene.until(() => scene.world.directory.accounts.size === 3);
  });

  it("is not applied a day later, as people have changed", async () => {
    const scene = await openApi(three);
    await scene.runner.start();
    const { path, plan } = await latestPlan(scene, 1);
    scene.world.pass(24 * hourMs + 1);
    const { error } = await scene
      .client("operator")
      .POST("/syncs/{sync}/plans/{plan}/confirm", { params: { path }, body: { digest: plan.digest } });
    expect(error?.code).toBe("plan-too-old");
    expect(scene.world.directory.accounts.size).toBe(0);
  });

  it("is made by sync all, and left until then", async () => {
    const scene = await openConfirmed();
    await scene.client("operator").POST("/syncs/{sync}/sync-all", { params: { path: { sync: "sync" } }, body: {} });
    expect((await latestPlan(scene, 2)).plan.confirmation).toBe("sync all");
  });
});

describe("rule 9: what is held", () => {
  it("is shown, approved as a whole class, and applied by the next run, which says who and why", async () => {
    const { scene, path, plan } = await openHeld();
    expect(plan).toMatchObject({ held: 3, classes: { update: 3 } });
    expect(titles(scene)).toEqual([undefined, undefined, undefined]);
    const seen = await scene
      .client("viewer")
      .GET("/syncs/{sync}/plans/{plan}/changes", { params: { path, query: { held: "true", limit: 2 } } });
    expect(seen.data?.items.map(({ set, held }) => [set, held?.guardClass])).toEqual([
      [{ title: "Chef" }, "update"],
      [{ title: "Chef" }, "update"],
    ]);
    const body = approval({ classes: ["update"], by: "Ida" });
    const { data } = await scene
      .client("operator")
      .POST("/syncs/{sync}/plans/{plan}/approve", { params: { path }, body });
    expect(data?.approved).toHaveLength(3);
    await scene.until(() => titles(scene).every((title) => title === "Chef"));
    const log = await scene.client("viewer").GET("/syncs/{sync}/log", { params: { path: { sync: "sync" } } });
    const lifted = log.data?.items.flatMap(({ entry }) => (entry.type === "intent" ? (entry.what.lifted ?? []) : []));
    expect(lifted).toEqual([1, 2, 3].map(() => ({ by: "Ida (the operator)", reason: "they were promoted" })));
  });

  it("is approved item by item, by the change or by the person", async () => {
    const { scene, path } = await openHeld();
    const client = scene.client("operator");
    const { data } = await client.GET("/syncs/{sync}/plans/{plan}/changes", { params: { path } });
    const [change] = data?.items.filter(({ subject }) => subject === "1") ?? [];
    const body = approval({ changes: [change?.id ?? ""], subjects: ["3"] });
    await client.POST("/syncs/{sync}/plans/{plan}/approve", { params: { path }, body });
    await scene.until(() => titles(scene).filter((title) => title === "Chef").length === 2);
    await scene.until(() => scene.runner.running().length === 0);
    expect(titles(scene)).toEqual(["Chef", undefined, "Chef"]);
  });

  it("is not put off by a run that waited for just this", async () => {
    const { scene, path } = await openHeld();
    const until = new Date(scene.world.now() + hourMs).toISOString();
    const waits = { code: "waits for a person", message: "", since: until, times: 7, until };
    await changeStanding(scene.store, "sync", (known) => ({ ...known, pause: waits }));
    const body = approval({ classes: ["update"] });
    await scene.client("operator").POST("/syncs/{sync}/plans/{plan}/approve", { params: { path }, body });
    await scene.until(() => titles(scene).every((title) => title === "Chef"));
  });

  it("stays held without a reason, for nothing that is meant, and while somebody else works on the sync", async () => {
    const { scene, path } = await openHeld();
    const approve = async (body: ReturnType<typeof approval>) => {
      const answer = await scene
        .client("operator")
        .POST("/syncs/{sync}/plans/{plan}/approve", { params: { path }, body });
      return answer.error;
    };
    expect(await approve(approval({ classes: ["update"], reason: " " }))).toMatchObject({
      code: "invalid-request",
      problems: [{ path: "reason" }],
    });
    expect(await approve(approval({ classes: ["remove"] }))).toMatchObject({ status: 422, code: "nothing-chosen" });
    const lease = await scene.store.lease("sync", "somebody else", 60_000);
    expect(lease).toBeDefined();
    expect(await approve(approval({ classes: ["update"] }))).toMatchObject({ status: 409, code: "sync-busy" });
    expect(await scene.store.kept("sync", "decisions")).toBeUndefined();
  });
});
