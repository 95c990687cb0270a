import { describe, expect, it } from "vitest";
import { exposureMs, reactionMs } from "./leaver-clocks.ts";

describe("rule 14: two clocks per leaver", () => {
  it("exposure runs from the end to the confirmed state", () => {
    expect(exposureMs(1_000, 61_000)).toBe(60_000);
  });

  it("reaction runs from when it could be known, if that was later", () => {
    expect(reactionMs(1_000, 31_000, 61_000)).toBe(30_000);
    expect(reactionMs(1_000, 500, 61_000)).toBe(60_000);
  });

  it("somebody who was out before the end was never exposed", () => {
    expect(exposureMs(5_000, 1_000)).toBe(0);
    expect(reactionMs(5_000, 0, 1_000)).toBe(0);
  });
});
