import { defaultIo, NetworkError, type Wait } from "@rosterkit/core";
import { createBudgetRegistry } from "@rosterkit/core/adapter";
import { createHumaansStandIn, createPeople, type HumaansStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { around, type OpenHumaans, today } from "./__fixtures__/open-humaans.ts";
import { humaans } from "./adapter.ts";

const serve = async (
  options: Partial<HumaansStandInOptions> = {},
): Promise<OpenHumaans & { waits: Wait[]; close(): Promise<void> }> => {
  const people = createPeople({ seed: "http", count: 520, today });
  const clock = { now: () => Date.parse(`${today}T12:00:00Z`), wallNow: () => Date.now() };
  const standIn = createHumaansStandIn({ people, clock, ...options });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const waits: Wait[] = [];
  const io = { ...defaultIo(), onWait: (wait: Wait) => void waits.push(wait) };
  const connection = humaans.connect({ apiToken: standIn.token, baseUrl: `${url}/api` }, io);
  return { ...around(standIn, connection), waits, close };
};

describe("over HTTP", () => {
  it("checks and reads everybody, page by page", async () => {
    const { connection, readAll, standIn } = await serve();
    expect((await connection.check()).account).toBe(standIn.companyId);
    expect((await readAll({ linkedIds: standIn.people.map(({ id }) => id) })).extent).toMatchObject({
      complete: true,
      size: 520,
    });
  });

  it("rule 11: waits as long as 429 asks, says so, and goes on", async () => {
    const { readAll, standIn, waits } = await serve();
    standIn.planFault({ kind: "rate limited", path: /people$/, nth: 2, retryAfterSeconds: 1 });
    const startedAt = performance.now();
    expect((await readAll()).extent).toMatchObject({ complete: true, size: 520 });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1000);
    expect(waits.map(({ vendor }) => vendor)).toContain("humaans");
  });

  it("rule 11: uses the share of the limit that the settings say", async () => {
    const { standIn } = await serve();
    const asked = async (rateShare: number) => {
      const stop = new AbortController();
      let calls = 0;
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const answer = await standIn.handle(new Request(input, init));
        calls += 1;
        const headers = { "x-ratelimit-limit": "10", "x-ratelimit-remaining": String(10 - calls) };
        return new Response(answer.body, { status: answer.status, headers });
      };
      const onWait = ({ reason }: Wait) => reason === "limit" && stop.abort(new Error("waits"));
      const io = { ...defaultIo(), fetch, onWait, signal: stop.signal, budgets: createBudgetRegistry() };
      const { people } = humaans.connect({ apiToken: standIn.token, rateShare }, io);
      for (let call = 0; call < 9 && !stop.signal.aborted; call += 1)
        await people.get?.("nobody").catch((error) => expect(error).toBe(stop.signal.reason));
      return calls;
    };
    expect(await asked(0.2)).toBeLessThan(await asked(0.6));
  });

  it("asks again after a body cut off and a connection lost", async () => {
    const { readAll, standIn } = await serve();
    standIn.planFault({ kind: "truncated body", path: /people$/, nth: 2 });
    standIn.planFault({ kind: "lost answer", path: /job-roles$/ });
    expect((await readAll()).extent).toMatchObject({ complete: true, size: 520 });
  });

  it("says what to do when nothing listens there", async () => {
    const { connection, close } = await serve();
    await close();
    const error = await connection.check().catch((reason: unknown) => reason);
    expect(NetworkError.isInstance(error) && error.remedy).toMatch(/address/);
  }, 60_000);
});
