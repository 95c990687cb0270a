import { describe, expect, it } from "vitest";
import { dealOut, sum } from "./deal-out.ts";

describe("dealing out", () => {
  it.each([
    ["equal parts to those who want more than there is", 30, [100, 50, 40], [10, 10, 10]],
    ["what they want to those who want little, the rest to those who want much", 30, [2, 100, 6], [2, 22, 6]],
    ["half of what nobody wants to all alike", 30, [2, 4], [8, 10]],
    ["nothing of nothing", 0, [3, 4], [0, 0]],
  ])("gives %s", (_, pool, wanted, parts) => {
    expect(dealOut(pool, wanted, 0)).toEqual(parts);
  });

  it("gives away what is wanted and never more than there is, whoever is next", () => {
    for (let pool = 0; pool < 40; pool += 1)
      for (const wanted of [
        [1, 1, 1],
        [0.3, 7, 7.7],
        [100, 0, 0, 3, 9],
        [5, 5, 5, 5, 5, 5, 5],
      ])
        for (const turn of [0, 0.2, 1 / 3, 0.618, 0.99]) {
          const parts = dealOut(pool, wanted, turn);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(sum(parts)).toBeLessThanOrEqual(pool);
          expect(sum(parts)).toBeGreaterThanOrEqual(Math.min(pool, Math.floor(sum(wanted))));
        }
  });

  it("lets everybody have their turn at what cannot be divided", () => {
    const served = [0, 0, 0, 0];
    for (let minute = 0; minute < 40; minute += 1)
      dealOut(1, [9, 9, 9, 9], (minute * 0.618) % 1).forEach((part, index) => {
        served[index] = (served[index] ?? 0) + part;
      });
    expect(Math.min(...served)).toBeGreaterThanOrEqual(8);
  });
});
