import fc from "fast-check";
import { expect, it } from "vitest";

it("cases at random are the same ones each time, unless a seed is named", () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env.ROSTERKIT_SEED ?? 20_260_101));
});
