import fc from "fast-check";
import { type Lived, liveThrough } from "./live-through.ts";
import type { Sabotage } from "./sabotage.ts";
import { type Scenario, scenarios } from "./scenario.ts";

/** What one seed came to. */
export interface Simulated extends Lived {
  readonly seed: number;
  readonly scenario: Scenario;
}

/** How a seed is lived through. */
export interface SimulateOptions {
  /** Look for the shortest scenario that breaks something too. Absent: the seed's own scenario, whatever comes of it. */
  readonly shrinks?: boolean;
  readonly sabotage?: Sabotage | undefined;
}

/** The simulation itself gave up, which tells as much as a breach does. */
const asViolation = (error: unknown): Lived => ({
  violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  story: [],
  runs: 0,
  writes: 0,
});

class Broken extends Error {}

/** Lives through the scenario of a seed; the same seed gives the same story on any machine. */
export async function simulate(seed: number, { shrinks = false, sabotage }: SimulateOptions = {}): Promise<Simulated> {
  let last: Simulated | undefined;
  const property = fc.asyncProperty(scenarios, async (scenario) => {
    const lived = { seed, scenario, ...(await liveThrough(scenario, sabotage).catch(asViolation)) };
    // While shrinking, what does not break any more is no answer.
    if (!last || lived.violations.length > 0) last = lived;
    if (lived.violations.length > 0) throw new Broken(lived.violations[0]);
  });
  const { errorInstance } = await fc.check(property, { seed, numRuns: 1, endOnFailure: !shrinks });
  if (errorInstance && !(errorInstance instanceof Broken)) throw errorInstance;
  if (!last) throw new Error("there is no scenario");
  return last;
}
