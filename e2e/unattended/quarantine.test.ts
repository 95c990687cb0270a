import { setTimeout as wait } from "node:timers/promises";
import { createMemoryStore } from "@rosterkit/core";
import { createLocalJobs, createRunner, type Notice, type TurnEnded } from "@rosterkit/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Company, openCompanies } from "./open-companies.ts";
import { syncTold } from "./told-sync.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Two companies' syncs that use one connection to one Okta, and a clock that is set forward by hand. */
const open = async () => {
  const [first, second] = (await openCompanies([6, 6])) as readonly [Company, Company];
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const store = createMemoryStore({ now });
  const { oktaUrl, oktaToken, oktaConnection } = first.told;
  const okta = { url: oktaUrl, token: "wrong" };
  const told = () => ({ oktaUrl: okta.url, oktaToken: okta.token, oktaConnection });
  const turns: TurnEnded[] = [];
  const notices: Notice[] = [];
  const runner = createRunner({
    store,
    jobs: createLocalJobs({ now }),
    syncs: {
      list: async () => [first.told.id],
      open: async (id) => {
        const company = [first, second].find((one) => one.told.id === id);
        return company && syncTold({ ...company.told, ...told() }, store);
      },
    },
    now,
    concurrency: 1,
    onTurn: (turn) => turns.push(turn),
    onNotice: (notice) => notices.push(notice),
  });
  closing.push(() => runner.stop());
  await runner.start();
  const ended = (count: number) =>
    vi.waitFor(() => expect(turns.length).toBeGreaterThanOrEqual(count), { timeout: 20_000 });
  const idle = () =>
    vi.waitFor(async () => {
      const waiting = await runner.queue();
      expect([runner.running(), waiting.filter(({ position }) => position !== undefined)]).toEqual([[], []]);
    });
  await ended(1);
  await idle();
  return {
    first,
    second,
    okta,
    oktaToken,
    runner,
    turns,
    notices,
    ended,
    idle,
    pass: (ms: number) => {
      aheadMs += ms;
    },
  };
};

const minuteMs = 60_000;

describe("rule 11: a connection whose credential is refused", () => {
  it("is left alone by every sync that uses it, and told once", async () => {
    const { first, second, runner, turns, notices, ended } = await open();
    expect(turns[0]?.result).toBe("failed");
    expect(notices).toEqual([
      expect.objectContaining({ about: "quarantined", connection: first.told.oktaConnection, code: "authentication" }),
    ]);
    // Calls that were under way beside the one that was refused.
    await wait(500);
    const asked = first.callers.length;
    await runner.wake(first.told.id);
    await runner.wake(second.told.id);
    await ended(3);
    expect(turns.slice(1).map(({ result }) => result)).toEqual(["paused", "paused"]);
    expect(first.callers).toHaveLength(asked);
    expect(notices).toHaveLength(1);
    expect((await runner.status(second.told.id))?.quarantined[0]?.connection).toBe(first.told.oktaConnection);
  });

  it("is tried again a quarter of an hour later, then half an hour later, and told no second time", async () => {
    const { first, runner, turns, notices, ended, idle, pass } = await open();
    const retries = async (waits: readonly number[]) => {
      const results: string[] = [];
      for (const ms of waits) {
        pass(ms);
        const count = turns.length;
        await runner.wake(first.told.id);
        await ended(count + 1);
        await idle();
        results.push(turns.slice(count).some(({ result }) => result === "failed") ? "failed" : "paused");
      }
      return results;
    };
    expect(await retries([14 * minuteMs, 1 * minuteMs, 29 * minuteMs, 1 * minuteMs])).toEqual([
      "paused",
      "failed",
      "paused",
      "failed",
    ]);
    expect(notices).toHaveLength(1);
  });

  it("is used again by everybody once a person changed the credential and released it", async () => {
    const { first, okta, oktaToken, runner, turns, notices, ended } = await open();
    okta.token = oktaToken;
    await runner.release(first.told.oktaConnection);
    await ended(2);
    expect(turns.at(-1)?.result).toBe("waits");
    expect(notices.at(-1)?.about).toBe("confirmation needed");
    expect((await runner.status(first.told.id))?.quarantined).toEqual([]);
  });

  it("is tried at once for somebody who asks for a run, and told to be well again", async () => {
    const { first, okta, oktaToken, runner, turns, notices, ended } = await open();
    okta.token = oktaToken;
    await runner.syncNow(first.told.id, { confirm: true });
    await ended(2);
    expect(turns.at(-1)).toMatchObject({ result: "done", because: "action" });
    expect(notices.at(-1)).toMatchObject({ about: "recovered", connection: first.told.oktaConnection });
  });
});
