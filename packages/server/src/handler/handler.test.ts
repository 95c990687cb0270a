import { ConfigurationError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, linkedWorld, person } from "../../../core/src/plan/world.fixture.ts";
import { hourMs, openScene, withOurClock } from "../__fixtures__/open-scene.ts";
import { createHandler } from "./create-handler.ts";
import { createMetrics } from "./create-metrics.ts";

withOurClock();

const open = async () => {
  const metrics = createMetrics();
  const source = { events: { log: [], asked: 0 } };
  const scene = await openScene({ people: [person("1")], accounts: [account("1")], source }, { ...metrics });
  const handle = createHandler({ runner: scene.runner, store: scene.world.store, metrics });
  const get = (path: string) => handle(new Request(`https://sync.example.com${path}`));
  const post = (path: string, { body, headers }: Request) =>
    handle(
      new Request(`https://sync.example.com${path}`, { method: "POST", body, headers, duplex: "half" } as RequestInit),
    );
  return { scene, get, post };
};

const call = () => webhookCall([{ resource: "people", id: "1" }]);

describe("a webhook", () => {
  it("is stored before it is answered, and answered as the adapter says", async () => {
    const { scene, post } = await open();
    expect((await post("/webhooks/sync", call())).status).toBe(204);
    expect((await scene.world.sync.due()).map(({ because }) => because)).toContain("hints");
    expect((await post("/webhooks/sync", webhookCall([], { word: "guess" }))).status).toBe(401);
  });

  it("is answered while a run holds the sync", async () => {
    const { scene, post } = await open();
    const lease = await scene.world.store.lease("sync", "somebody else", 60_000);
    expect((await post("/webhooks/sync", call())).status).toBe(204);
    expect(lease).toBeDefined();
  });

  it("is taken however many come at once, each person looked at once", async () => {
    const { scene, post } = await open();
    const calls = Array.from({ length: 60 }, (_, index) =>
      webhookCall([{ resource: "people", id: "1" }], { key: `${index}` }),
    );
    const answers = await Promise.all(calls.map((one) => post("/webhooks/sync", one)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect((await scene.world.plan({ hinted: true })).hinted).toEqual({ people: 1 });
  });

  it("of an unknown sync, of a source without events, or with a body without end is refused", async () => {
    const { scene, post } = await open();
    expect((await post("/webhooks/other", call())).status).toBe(404);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request("https://x.example.com", {
      method: "POST",
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await post("/webhooks/sync", request)).status).toBe(413);
    expect(sent).toBeLessThan(40);
    delete scene.world.source.events;
    scene.world.reset({});
    expect((await post("/webhooks/sync", call())).status).toBe(404);
  });

  it("for a sync that cannot be opened for now is to be sent again", async () => {
    const { scene, post } = await open();
    const broken = new ConfigurationError([{ path: "settings", message: "cannot be used" }]);
    scene.options.syncs.open = () => Promise.reject(broken);
    expect((await post("/webhooks/sync", call())).status).toBe(503);
  });

  it("for a sync that is switched off is kept until it is switched on again", async () => {
    const { scene, post } = await open();
    await scene.runner.start();
    await scene.settle();
    Object.assign(scene.world.person("1"), { title: "Chef" });
    scene.set({ switchedOff: true });
    expect((await post("/webhooks/sync", call())).status).toBe(204);
    await scene.runner.wake("sync");
    await scene.pass(hourMs / 4);
    expect(scene.world.account("a-1").title).toBeUndefined();
    scene.set({});
    await scene.runner.wake("sync");
    await scene.pass(1000);
    expect(scene.world.account("a-1").title).toBe("Chef");
  });

  it("that cannot be stored is to be sent again", async () => {
    const { scene, post } = await open();
    scene.world.store.commit = () => Promise.reject(new Error("the disk is full"));
    expect((await post("/webhooks/sync", call())).status).toBe(503);
  });
});

describe("whoever watches", () => {
  it("sees the process live, and ready only between start and stop", async () => {
    const { scene, get } = await open();
    expect([(await get("/healthz")).status, (await get("/readyz")).status]).toEqual([200, 503]);
    await scene.runner.start();
    await scene.settle();
    const ready = await get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, runner: "running", store: true, queue: true },
    ]);
    scene.world.store.kept = () => Promise.reject(new Error("the database is gone"));
    expect(await (await get("/readyz")).json()).toMatchObject({ ready: false, store: false });
    await scene.runner.stop();
    expect((await get("/readyz")).status).toBe(503);
  });

  it("counts turns, changes and webhooks, and names nobody", async () => {
    const { scene, get, post } = await open();
    Object.assign(scene.world.person("1"), { title: "Chef" });
    await scene.runner.start();
    await scene.settle();
    await post("/webhooks/sync", call());
    const answer = await get("/metrics");
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(text).toContain('rosterkit_turns_total{sync="sync",result="done"} 1');
    expect(text).toContain('rosterkit_changes_total{sync="sync",outcome="applied"} 1');
    expect(text).toContain('rosterkit_webhook_seconds_count{sync="sync",status="204"} 1');
    expect(text).toContain("rosterkit_waiting_jobs 0");
    expect(text).not.toMatch(/example\.com|Last1/);
  });

  it("finds nothing else", async () => {
    const { get } = await open();
    expect((await get("/")).status).toBe(404);
  });
});

describe("a sync whose version is told", () => {
  it("is opened once for many calls, and again when it changed", async () => {
    const source = { events: { log: [], asked: 0 } };
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")], source });
    let version: string | undefined = "1";
    let opened = 0;
    const ends = { source: { id: "HR", adapter: "hr" }, target: { id: "directory", adapter: "directory" } };
    const scene = await openScene(world, {
      syncs: {
        list: async () => [],
        open: async () => {
          opened += 1;
          return version === undefined ? undefined : { ...ends, sync: world.sync };
        },
        version: async () => version,
      },
    });
    const take = async (times: number) => {
      for (let count = 0; count < times; count += 1) await scene.runner.receive("sync", call());
      return opened;
    };
    expect(await take(3)).toBe(1);
    version = "2";
    expect(await take(2)).toBe(2);
    version = undefined;
    expect(await scene.runner.receive("sync", call())).toBeUndefined();
  });
});
