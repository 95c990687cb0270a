import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";

/** One seed that is to be looked into, given from outside; else the first ones. */
const only = process.env["SEED"];
const seeds = only === undefined ? Array.from({ length: 40 }, (_, index) => index + 1) : [Number(only)];

describe("a company lives through its calendar, and no invariant breaks", () => {
  it.each(seeds)("seed %i", async (seed) => {
    const { violations, story } = await simulate(seed);
    expect(
      violations,
      `SEED=${seed} node --conditions=@rosterkit/source e2e/simulation/run.ts\n${story.join("\n")}`,
    ).toEqual([]);
  });
});

describe("a seed", () => {
  it("replays exactly", async () => {
    const first = await simulate(7);
    await simulate(8);
    expect(await simulate(7)).toEqual(first);
  });
});
