import { expect, it } from "vitest";
import { simulate } from "./find-breach.ts";
import { sabotages } from "./sabotage.ts";

const handful = 4;

/** A seed that each mistake shows with. */
it.each([
  ["nobody is found by key", 12, "never happened, and POST users  did"],
  ["every suspension counts as ours", 56, "which somebody else did"],
  ["outcomes are lost", 1, "has 0 outcomes"],
  ["groups of administrators look like others", 10, "hands out administrator roles"],
  ["a list of members ends with its first page", 62, "does not say so"],
  ["nobody notes who was moved", 2, "and the journal, done, does not say so"],
] as const)(
  "finds a mistake and shrinks it to a handful of steps: %s",
  { timeout: 120_000 },
  async (name, seed, told) => {
    const sabotage = sabotages[name];
    const { violations, scenario } = await simulate(seed, { sabotage, shrinks: true });
    expect(violations).toContainEqual(expect.stringContaining(told));
    expect(scenario.steps.length).toBeLessThanOrEqual(handful);
    expect((await simulate(seed)).violations).toEqual([]);
  },
);
