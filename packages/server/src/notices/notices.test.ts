import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ConfigurationError, createMemoryStore, type Store } from "@rosterkit/core";
import { openSqliteStore } from "@rosterkit/store";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type SeenRequest, startTestServer } from "../../../core/src/http/start-test-server.ts";
import type { Notice } from "../runner/notice.ts";
import { createNotifier } from "./create-notifier.ts";
import type { NoticeFailure, Notifier, NotifierOptions } from "./notifier.ts";

const key = randomBytes(32);
const secret = `whsec_${key.toString("base64")}`;
const minuteMs = 60_000;

const held: Notice = { about: "leaver not out", sync: "main", at: "2026-11-23T09:00:00.000Z", count: 2 };

/** The signature as the Standard Webhooks specification has it, made without the library that signed. */
const signed = ({ headers, body }: SeenRequest): string =>
  `v1,${createHmac("sha256", key).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64")}`;

interface Scene {
  readonly store: Store;
  readonly failures: NoticeFailure[];
  pass(ms: number): void;
  /** One process; it looks for what is due all the time. */
  notifier(more?: Partial<NotifierOptions>): Notifier;
}

const open = (webhookUrl: string, store: Store = createMemoryStore()): Scene => {
  let nowMs = Date.parse("2026-11-23T09:00:00Z");
  const now = () => nowMs;
  // Leases go by the machine's clock, as the notifiers really wait for each other.
  const failures: NoticeFailure[] = [];
  return {
    store,
    failures,
    pass: (ms) => {
      nowMs += ms;
    },
    notifier: (more) => {
      const onFailure = (failure: NoticeFailure) => failures.push(failure);
      const webhook = { url: webhookUrl, secret };
      const notifier = createNotifier({ store, webhook, now, onFailure, lookAgainMs: 20, ...more });
      onTestFinished(() => notifier.stop());
      return notifier;
    },
  };
};

const patient = { timeout: 30_000, interval: 10 };

describe("a notice by webhook", () => {
  it("is posted as signed JSON that names what happened to which sync", async () => {
    const server = await startTestServer((_, response) => response.writeHead(204).end());
    const notifier = open(server.url).notifier();
    notifier.start();
    notifier.onNotice(held);
    await vi.waitFor(() => expect(server.seen).toHaveLength(1), patient);
    const [seen] = server.seen;
    if (!seen) throw new Error("nothing was posted");
    expect(JSON.parse(seen.body)).toEqual({ type: "rosterkit.leaver_not_out", timestamp: held.at, data: held });
    expect(seen.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-timestamp": String(Date.parse("2026-11-23T09:00:00Z") / 1000),
      "webhook-signature": signed(seen),
    });
    expect(seen.headers["webhook-id"]).toMatch(/^msg_[\w-]{36}$/);
  });

  it("that was told before the start, or of which a process died, is sent by the next one, once", async () => {
    const server = await startTestServer((_, response) => response.writeHead(200).end());
    const scene = open(server.url);
    const first = scene.notifier();
    first.onNotice(held);
    first.onNotice({ ...held, about: "held" });
    await first.stop();
    expect(server.seen).toHaveLength(0);
    scene.notifier().start();
    await vi.waitFor(() => expect(server.seen).toHaveLength(2), patient);
    expect(server.seen.map(({ body }) => JSON.parse(body).data.about)).toEqual(["leaver not out", "held"]);
    await vi.waitFor(
      async () => expect(await scene.store.kept("notices by webhook", "outbox")).toBeUndefined(),
      patient,
    );
  });

  it("is in the database file when a process ends, and goes from it once it was sent", async () => {
    const server = await startTestServer((_, response) => response.writeHead(200).end());
    const folder = await mkdtemp(join(tmpdir(), "rosterkit-notices-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "store.db");
    const before = await openSqliteStore({ file });
    const first = open(server.url, before).notifier();
    first.onNotice(held);
    await first.stop();
    await before.close();
    const after = await openSqliteStore({ file });
    const second = open(server.url, after).notifier();
    second.start();
    await vi.waitFor(async () => {
      expect(server.seen).toHaveLength(1);
      expect(await after.kept("notices by webhook", "outbox")).toBeUndefined();
    }, patient);
    await second.stop();
    await after.close();
  });

  it("is sent by one of several processes", async () => {
    const server = await startTestServer(
      (_, response) => void setTimeout(100).then(() => response.writeHead(200).end()),
    );
    const scene = open(server.url);
    const several = [scene.notifier(), scene.notifier(), scene.notifier()];
    for (const one of several) one.start();
    for (const [index, one] of several.entries()) one.onNotice({ ...held, sync: `sync ${index}` });
    await vi.waitFor(async () => {
      expect(server.seen.length).toBeGreaterThanOrEqual(3);
      expect(await scene.store.kept("notices by webhook", "outbox")).toBeUndefined();
    }, patient);
    expect(new Set(server.seen.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
    expect(server.seen).toHaveLength(3);
  });

  it("whose process died while it sent is sent again under the same id, after a minute", async () => {
    const unanswered: ServerResponse[] = [];
    const server = await startTestServer((_, response, count) =>
      count > 1 ? response.writeHead(200).end() : unanswered.push(response),
    );
    const scene = open(server.url);
    const dead = scene.notifier();
    dead.start();
    dead.onNotice(held);
    await vi.waitFor(() => expect(server.seen).toHaveLength(1), patient);
    const other = scene.notifier();
    other.start();
    await setTimeout(200);
    expect(server.seen).toHaveLength(1);
    scene.pass(minuteMs);
    await vi.waitFor(() => expect(server.seen).toHaveLength(2), patient);
    expect(server.seen[1]?.headers["webhook-id"]).toBe(server.seen[0]?.headers["webhook-id"]);
    for (const response of unanswered) response.writeHead(200).end();
  });

  it("waits no longer because a clock was set back", async () => {
    let status = 500;
    const server = await startTestServer((_, response) => response.writeHead(status).end());
    const scene = open(server.url);
    const notifier = scene.notifier();
    scene.pass(365 * 24 * 60 * minuteMs);
    notifier.start();
    notifier.onNotice(held);
    await vi.waitFor(() => expect(scene.failures).toHaveLength(1), patient);
    status = 200;
    scene.pass(-365 * 24 * 60 * minuteMs);
    await vi.waitFor(() => expect(server.seen).toHaveLength(4), patient);
  });

  it("is tried again at once after a 5xx, then ever more seldom, and keeps its id", async () => {
    let status = 500;
    const server = await startTestServer((_, response) => response.writeHead(status).end());
    const scene = open(server.url);
    const notifier = scene.notifier();
    notifier.start();
    notifier.onNotice(held);
    await vi.waitFor(() => expect(scene.failures).toHaveLength(1), patient);
    expect(server.seen).toHaveLength(3);
    expect(scene.failures[0]).toMatchObject({
      channel: "webhook",
      notice: held,
      times: 1,
      isGivenUp: false,
      code: "refused",
      message: "The webhook answered 500",
    });
    scene.pass(minuteMs);
    await vi.waitFor(() => expect(scene.failures).toHaveLength(2), patient);
    expect(scene.failures[1]?.times).toBe(2);
    status = 200;
    // The second pause is of two minutes.
    scene.pass(minuteMs);
    await setTimeout(200);
    expect(server.seen).toHaveLength(6);
    scene.pass(minuteMs);
    await vi.waitFor(() => expect(server.seen).toHaveLength(7), patient);
    expect(new Set(server.seen.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("that is refused for good holds up no other, and is given up after three days", async () => {
    const server = await startTestServer((request, response) =>
      response.writeHead(request.body.includes("poison") ? 400 : 200).end(),
    );
    const scene = open(server.url);
    const notifier = scene.notifier();
    notifier.start();
    notifier.onNotice({ ...held, sync: "poison" });
    await vi.waitFor(() => expect(scene.failures).toHaveLength(1), patient);
    expect(server.seen).toHaveLength(1);
    notifier.onNotice({ ...held, sync: "well" });
    const outbox = () => scene.store.kept("notices by webhook", "outbox");
    await vi.waitFor(async () => expect(await outbox()).toHaveProperty("waiting.1"), patient);
    scene.pass(minuteMs);
    await vi.waitFor(() => expect(server.seen.filter(({ body }) => body.includes("well"))).toHaveLength(1), patient);
    scene.pass(3 * 24 * 60 * minuteMs);
    await vi.waitFor(() => expect(scene.failures.at(-1)?.isGivenUp).toBe(true), patient);
    expect(new Set(scene.failures.map(({ notice }) => notice.sync))).toEqual(new Set(["poison"]));
    await vi.waitFor(async () => expect(await outbox()).toMatchObject({ waiting: [] }));
  });

  it("is not sent after a redirect, and the failure tells no address", async () => {
    const server = await startTestServer((_, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    const scene = open(`${server.url}/?token=of-ours`);
    const notifier = scene.notifier();
    notifier.start();
    notifier.onNotice(held);
    await vi.waitFor(() => expect(scene.failures).toHaveLength(1), patient);
    expect(server.seen.map(({ url }) => url)).toEqual(["/?token=of-ours"]);
    expect(JSON.stringify(scene.failures)).not.toMatch(/of-ours|127\.0\.0\.1/);
  });

  it("of which too many wait lets go of the oldest, and says so", async () => {
    const scene = open("http://127.0.0.1:9");
    const notifier = scene.notifier();
    for (let count = 0; count < 503; count += 1) notifier.onNotice({ ...held, count });
    await notifier.stop();
    expect(scene.failures.map(({ code, isGivenUp, notice }) => [code, isGivenUp, notice.count])).toEqual([
      ["too many", true, 0],
      ["too many", true, 1],
      ["too many", true, 2],
    ]);
  });

  it("waits for a store that is away", async () => {
    const server = await startTestServer((_, response) => response.writeHead(200).end());
    const scene = open(server.url);
    const { lease } = scene.store;
    let asked = 0;
    scene.store.lease = () => {
      asked += 1;
      return Promise.reject(new Error("the database is away"));
    };
    const notifier = scene.notifier();
    notifier.start();
    notifier.onNotice(held);
    await vi.waitFor(() => expect(asked).toBeGreaterThan(3), patient);
    scene.store.lease = lease;
    await vi.waitFor(() => expect(server.seen).toHaveLength(1), patient);
    expect(scene.failures).toEqual([]);
  });

  it("that the store does not take until the process ends is told as given up", async () => {
    const scene = open("http://127.0.0.1:9");
    scene.store.lease = () => Promise.reject(new Error("the disk is full"));
    const notifier = scene.notifier();
    notifier.onNotice(held);
    await notifier.stop();
    expect(scene.failures).toMatchObject([{ code: "store", isGivenUp: true, times: 0 }]);
  });
});

describe("where notices are sent", () => {
  const refused = (more: Partial<NotifierOptions>) => {
    try {
      createNotifier({ store: createMemoryStore(), ...more });
    } catch (error) {
      return ConfigurationError.isInstance(error) ? error.problems.map(({ path }) => path) : error;
    }
    return [];
  };

  it("must be https with a secret of the right form", () => {
    const url = "https://alerts.example.com/hook";
    expect(refused({ webhook: { url, secret } })).toEqual([]);
    expect(refused({ webhook: { url: "http://alerts.example.com", secret } })).toEqual(["webhook.url"]);
    expect(refused({ webhook: { url: "http://localhost:1", secret } })).toEqual([]);
    for (const bad of ["", "whsec_short", key.toString("base64"), `whsec_${randomBytes(65).toString("base64")}`])
      expect(refused({ webhook: { url, secret: bad } })).toEqual(["webhook.secret"]);
  });

  it("must be a mail server and addresses", () => {
    const mail = { url: "smtps://mail.example.com", from: "Rosterkit <sync@example.com>", to: ["it@example.com"] };
    expect(refused({ mail })).toEqual([]);
    expect(refused({ mail: { url: "https://mail.example.com", from: "nobody", to: [] } })).toEqual([
      "mail.url",
      "mail.from",
      "mail.to",
    ]);
    expect(refused({ mail: { ...mail, to: ["it@example.com", "a@example.com\r\nBcc: b@example.com"] } })).toEqual([
      "mail.to.1",
    ]);
  });
});
