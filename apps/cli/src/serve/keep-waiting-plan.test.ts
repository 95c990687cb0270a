import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@rosterkit/store";
import { expect, test } from "vitest";
import { planOf } from "../../../../packages/store/src/__fixtures__/plan-of.ts";
import { keepWaitingPlan } from "./keep-waiting-plan.ts";

test("plans that wait are kept, the latest ten of a sync", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rosterkit-plans-"));
  let now = Date.parse("2027-03-01T09:00:00Z");
  const store = await openSqliteStore({ file: join(folder, "rosterkit.db"), now: () => now });
  const keep = keepWaitingPlan(store);
  const free = await planOf("jo");
  const { sync } = free;
  await keep(free);
  expect(await store.plans.list(sync)).toEqual([]);
  for (let run = 1; run <= 12; run += 1) {
    now += 60_000;
    await keep({ ...free, confirmation: "first run" });
  }
  const kept = await store.plans.list(sync);
  const minutes = kept.map(({ savedAt }) => new Date(savedAt).getUTCMinutes());
  expect(minutes).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  await store.close();
  await rm(folder, { recursive: true });
});
