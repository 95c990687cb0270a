import { defaultIo } from "@rosterkit/core/adapter";
import { describe, expect, test } from "vitest";
import { referenceAdapter } from "./__fixtures__/reference-adapter.ts";
import { type ListedEmployee, listedEmployee } from "./employee-list.ts";
import { syncFromList, testClock } from "./sync-from-list.ts";

const open = async () => {
  const clock = testClock();
  const vendor = await referenceAdapter.start({ people: 2, pageSize: 10, acceptDuplicates: false });
  const { fetch = globalThis.fetch } = vendor;
  const target = referenceAdapter.adapter.connect(vendor.settings, { ...defaultIo(), fetch, now: clock.now });
  const settings = { id: "list", newJoinersOnly: false, lifecycle: { zone: "Europe/London" } };
  return { ...syncFromList(target, settings, clock), ...clock, vendor };
};

const joiner = (name: string, more: Partial<ListedEmployee> = {}) =>
  listedEmployee(name, { displayName: name, ...more });

describe("a sync from a list", () => {
  test("makes who is put on the list, and lets them in on the day that the clock is set to", async () => {
    const { people, run, left, goTo, vendor } = await open();
    people.set("ada", joiner("ada"));
    people.set("ben", joiner("ben", { startDate: "2026-04-01" }));
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(vendor.ids()).toHaveLength(4);
    expect(await left()).toEqual([]);

    goTo("2026-04-01T12:00:00Z");
    expect(await left()).toEqual(["activate"]);
  });

  test("sees what changes on the list, and leaves alone who is gone from it", async () => {
    const { people, run, left } = await open();
    people.set("ada", joiner("ada"));
    await run();
    people.set("ada", joiner("ada", { nickName: "Countess" }));
    expect(await left()).toEqual(["update"]);
    people.delete("ada");
    expect(await left()).toEqual([]);
  });
});
