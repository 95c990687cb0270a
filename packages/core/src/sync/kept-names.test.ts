import { expect, it } from "vitest";
import { createWorld, person } from "../plan/world.fixture.ts";
import { keptNames } from "./kept-names.ts";

it("names everything that a sync of this world keeps under its own name", async () => {
  const world = createWorld({
    people: [person("1"), person("2", { end: "2026-12-05" }), person("3", { status: "?" })],
  });
  const kept = new Set<string>();
  const { commit } = world.store;
  world.store.commit = (lease, batch) => {
    if (lease.sync === "sync") for (const name of Object.keys(batch.keep ?? {})) kept.add(name);
    return commit(lease, batch);
  };
  await world.run({ syncAll: true });
  world.at("2026-12-06T00:00:00.000Z");
  const { report } = await world.run();
  await world.sync.handOver("1");
  await world.sync.revoke("1", "2026-12-06T00:00:00.000Z");
  const back = await world.sync.revert(report.run);
  await world.sync.apply(back, { confirm: back.digest });
  expect([...kept].filter((name) => !keptNames.includes(name))).toEqual([]);
  expect(kept.size).toBeGreaterThan(5);
});
