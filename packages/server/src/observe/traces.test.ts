import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { defaultIo } from "@rosterkit/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiClient } from "../../../core/src/http/create-api-client.ts";
import { createBudget } from "../../../core/src/http/create-budget.ts";
import { answerJson, startTestServer } from "../../../core/src/http/start-test-server.ts";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { openScene, type Scene, withOurClock } from "../__fixtures__/open-scene.ts";
import { inSpan } from "./in-span.ts";
import { traceWaits } from "./trace-waits.ts";

withOurClock();

interface paths {
  "/people": { get: { responses: { 200: { content: { "application/json": readonly string[] } } } } };
}

const exporter = new InMemorySpanExporter();

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
});
beforeEach(() => exporter.reset());
afterAll(() => {
  trace.disable();
  context.disable();
});

const spans = (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name);
const attributesOf = (name: string) => spans(name).map(({ attributes }) => attributes);

const two = { people: [person("1"), person("2")], accounts: [account("1"), account("2")] };

const opened = async (before: (scene: Scene) => void): Promise<Scene> => {
  const scene = await openScene(two);
  before(scene);
  exporter.reset();
  await scene.runner.start();
  await scene.settle();
  return scene;
};

describe("the trace of a turn", () => {
  it("has plan and apply below it, with what they came to, and names nobody", async () => {
    await opened(({ world }) => Object.assign(world.person("1"), { title: "Chef" }));
    const [turn] = spans("rosterkit.turn").filter(({ attributes }) => attributes["rosterkit.result"] === "done");
    expect(turn?.attributes).toMatchObject({
      "rosterkit.sync": "sync",
      "rosterkit.because": "every so often",
      "rosterkit.count.applied": 1,
    });
    expect(turn?.parentSpanContext).toBeUndefined();
    for (const name of ["rosterkit.plan", "rosterkit.apply"])
      expect(spans(name).map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
        turn?.spanContext().spanId,
      ]);
    expect(attributesOf("rosterkit.plan")).toMatchObject([{ "rosterkit.count.changes": 1, "rosterkit.count.held": 0 }]);
    expect(attributesOf("rosterkit.apply")).toMatchObject([{ "rosterkit.count.applied": 1 }]);
    const told = exporter.getFinishedSpans().map(({ attributes, events, status }) => ({ attributes, events, status }));
    expect(JSON.stringify(told)).not.toMatch(/example\.com|Last1|Chef|a-1/);
  });

  it("tells rule 14's clocks of those who were put out", async () => {
    await opened(({ world }) => Object.assign(world.person("2"), { end: "2026-11-20" }));
    const [{ "rosterkit.leavers.exposure_ms.p50": exposure, ...apply } = {}] = attributesOf("rosterkit.apply");
    expect(apply).toMatchObject({ "rosterkit.leavers.out": 1, "rosterkit.leavers.open": 0 });
    expect(exposure).toBeGreaterThan(24 * 3_600_000);
    expect(apply["rosterkit.leavers.reaction_ms.p99"]).toBeLessThan(Number(exposure));
  });

  it("has failed where the turn did, by the error's code", async () => {
    await opened((scene) => {
      scene.world.sync.plan = () => Promise.reject(new Error("ada@example.com"));
    });
    const [plan] = spans("rosterkit.plan");
    expect(plan).toMatchObject({ status: { code: 2, message: "Error" }, attributes: { "error.type": "unexpected" } });
    expect(spans("rosterkit.turn")[0]).toMatchObject({ status: { code: 2, message: "failed" } });
  });
});

describe("waits for a vendor", () => {
  const eventsOf = (name: string) =>
    spans(name).flatMap(({ events }) => events.map((event) => ({ name: event.name, ...event.attributes })));

  it("stand with the work whose calls are made to wait", async () => {
    const server = await startTestServer((_, response, count) =>
      count === 1 ? response.writeHead(429, { "retry-after": "1" }).end() : answerJson(response, 200, []),
    );
    const client = createApiClient<paths>({
      vendor: { id: "acme", name: "Acme" },
      baseUrl: server.url,
      budget: createBudget(),
      io: { ...defaultIo(), ...traceWaits() },
    });
    vi.useRealTimers();
    await inSpan(
      "plan",
      {},
      () => client.get("/people"),
      () => ({ attributes: {} }),
    );
    expect(server.seen).toHaveLength(2);
    expect(eventsOf("plan")).toEqual([
      {
        name: "wait for vendor",
        "rosterkit.vendor": "acme",
        "rosterkit.bucket": "all",
        "rosterkit.reason": "retry-after",
        "rosterkit.wait_ms": expect.closeTo(1000, -3),
      },
    ]);
  });

  it("are told nowhere where nothing is traced", () => {
    expect(() => traceWaits().onWait({ vendor: "acme", bucket: "all", untilMs: 0, reason: "limit" })).not.toThrow();
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
