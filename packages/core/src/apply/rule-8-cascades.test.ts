import { describe, expect, it } from "vitest";
import type { Change } from "../plan/change.ts";
import { createBench } from "./apply.fixture.ts";
import { createMortal, Killed, type Mortal } from "./kill.fixture.ts";
import { changeOf } from "./plan.fixture.ts";
import { refusal } from "./vendor.fixture.ts";

const alive = () => createMortal(Number.POSITIVE_INFINITY);

/** Bob reports to Ann, who goes; the vendor lets her reports fall to the owner as soon as she is out. */
const open = async (isRefused = false) => {
  let hasFallen = false;
  const bench = createBench({
    refuse: ({ verb }) => (isRefused && verb === "update" ? refusal(400) : undefined),
    onWrite: ({ verb, about }) => {
      if (verb !== "become") return;
      for (const { id, manager } of bench.vendor.accounts.values()) {
        if (manager !== about) continue;
        hasFallen = true;
        bench.vendor.put(id, { manager: "owner" });
      }
    },
  });
  const [ann, bob, cem] = [await bench.linked("ann"), await bench.linked("bob"), await bench.linked("cem")];
  bench.vendor.put(bob, { manager: ann });
  const repoint = changeOf({
    operation: "update",
    subject: "bob",
    account: bob,
    lane: "removals",
    set: { manager: cem },
    was: { manager: ann },
  });
  const removal = changeOf({
    operation: "suspend",
    subject: "ann",
    account: ann,
    lane: "removals",
    state: "suspended",
    stateWas: "active",
    stateReason: "left",
    after: [repoint.id],
  });
  const live = async (mortal: Mortal, changes: readonly Change[]) => {
    const store = mortal.wrap(bench.store);
    try {
      await bench.apply(changes, { store, target: { people: mortal.wrap(bench.vendor.resource) } });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  };
  return {
    bench,
    repoint,
    removal,
    live,
    left: () => [removal, repoint].filter(({ set }) => (set ? manager() !== cem : isIn())),
    isIn,
    manager,
    hasFallen: () => hasFallen,
    cem,
  };

  function isIn() {
    return bench.vendor.accounts.get(ann)?.state === "active";
  }
  function manager() {
    return bench.vendor.accounts.get(bob)?.manager;
  }
};

describe("rules 8 and 10: killed between a re-pointing and the removal that waits for it", () => {
  it("puts nobody out whose reports still are theirs, at whatever step it dies", async () => {
    const whole = alive();
    const first = await open();
    await first.live(whole, [first.removal, first.repoint]);
    expect([first.isIn(), first.manager()]).toEqual([false, first.cem]);
    expect(whole.steps()).toBeGreaterThan(8);
    let between = 0;
    for (let step = 1; step <= whole.steps(); step += 1) {
      const scene = await open();
      await scene.live(createMortal(step), [scene.removal, scene.repoint]);
      if (scene.isIn() && scene.manager() === scene.cem) between += 1;
      scene.bench.pass(600_000);
      await scene.bench.settle();
      await scene.live(alive(), scene.left());
      expect([scene.isIn(), scene.manager(), scene.hasFallen()]).toEqual([false, scene.cem, false]);
    }
    expect(between).toBeGreaterThan(0);
  });

  it("puts them out all the same where the re-pointing is refused", async () => {
    const scene = await open(true);
    await scene.live(alive(), [scene.repoint, scene.removal]);
    expect([scene.isIn(), scene.hasFallen()]).toEqual([false, true]);
  });
});
