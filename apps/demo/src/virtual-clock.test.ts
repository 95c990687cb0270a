import { expect, test } from "vitest";
import { createVirtualClock } from "./virtual-clock.ts";

test("goes at the machine's pace, jumps ahead, and never back", () => {
  let machine = 5_000;
  const clock = createVirtualClock("2027-03-01T09:00:00Z", () => machine);
  const at = () => new Date(clock.now()).toISOString();
  expect(at()).toBe("2027-03-01T09:00:00.000Z");
  machine += 1_500;
  expect(at()).toBe("2027-03-01T09:00:01.500Z");
  clock.jumpTo("2027-03-08T09:00:00Z");
  machine += 250;
  expect(at()).toBe("2027-03-08T09:00:00.250Z");
  clock.jumpTo("2027-03-01T09:00:00Z");
  expect(at()).toBe("2027-03-08T09:00:00.250Z");
});
