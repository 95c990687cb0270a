import { describe, expect, it } from "vitest";
import { simulate } from "./find-breach.ts";

const seeds = 300;
const atOnce = 25;
const firsts = Array.from({ length: seeds / atOnce }, (_, index) => 1 + index * atOnce);

describe("a company lives through its calendar, and no invariant breaks", () => {
  it.each(firsts)(`${atOnce} seeds from %i`, { timeout: 120_000 }, async (first) => {
    for (let seed = first; seed < first + atOnce; seed += 1) {
      const { violations } = await simulate(seed);
      expect(violations, `node --conditions=@rosterkit/source e2e/simulation/run.ts --seed ${seed}`).toEqual([]);
    }
  });
});

describe("a seed", () => {
  it("replays exactly", async () => {
    const first = await simulate(7);
    await simulate(8);
    expect(await simulate(7)).toEqual(first);
  });
});
