import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Entry, type Store, SyncBusyError } from "@rosterkit/core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../tooling/start-postgres.ts";
import { syncTold } from "../unattended/told-sync.ts";
import { type Failing, openFailing, untilSettledMs } from "./open-failing.ts";
import { openPlace, type Place } from "./place.ts";

const hourMs = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), "rosterkit-clock-"));
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const opened: Failing[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const places: readonly (readonly [string, () => Place])[] = [
  ["SQLite", () => ({ file: join(folder, `${randomUUID()}.db`) })],
  [
    "PostgreSQL",
    () => ({
      connectionString: postgres.connectionString,
      schema: `test_${randomUUID().replaceAll("-", "")}`,
    }),
  ],
];

const open = async (place: Place): Promise<Failing> => {
  const failing = await openFailing(place);
  opened.push(failing);
  return failing;
};

/** Every outcome comes after its intent, in the order in which the journal was written, whatever the instants say. */
const expectInOrder = async (store: Store, sync: string): Promise<void> => {
  const entries: Entry[] = [];
  for await (const batch of store.entries(sync, { since: "" })) entries.push(...batch);
  const begun = new Set<string>();
  for (const entry of entries) {
    if (entry.type === "intent") begun.add(`${entry.run} ${entry.change}`);
    if (entry.type === "outcome") expect(begun).toContain(`${entry.run} ${entry.change}`);
  }
};

describe.each(places)("a clock that is set an hour back, over %s", (_, place) => {
  it("while a plan is applied, stops nobody", async () => {
    const failing = await open(place());
    failing.atWrite(40, () => failing.setBack(hourMs));
    const { report } = await failing.run();
    expect(report).toMatchObject({ aborted: false, failed: 0 });
    await expectInOrder(failing.store, failing.company.told.id);
    expect((await failing.sync.due()).map(({ because }) => because)).not.toContain("unsettled");
    await failing.expectNothingLost();
  });

  it("after a run was cut off, keeps the next one waiting for a lease at most, and nobody is made twice", async () => {
    const where = place();
    const failing = await open(where);
    failing.atWrite(40, () => failing.store.close());
    expect(await failing.failure(failing.run())).toMatchObject({ code: "store", reason: "unreachable" });
    failing.setBack(hourMs);
    const store = await openPlace(where, failing.now);
    try {
      const { sync } = syncTold(failing.company.told, store, {}, failing.now);
      await expect(sync.plan()).rejects.toThrow(SyncBusyError);
      failing.pass(untilSettledMs);
      await sync.run({ confirm: true });
      // What could not be looked up stays open until the clock is past it: nothing is planned for these people meanwhile.
      failing.pass(hourMs);
      await failing.expectNothingLost(store);
      await expectInOrder(store, failing.company.told.id);
    } finally {
      await store.close();
    }
  });
});
