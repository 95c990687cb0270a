import { describe, expect, it } from "vitest";
import { dayInZone, startOfDay } from "./calendar-day.ts";

describe("a day's beginning", () => {
  it.each([
    ["2026-03-10", "UTC", "2026-03-10T00:00:00.000Z"],
    ["2026-03-10", "Asia/Tokyo", "2026-03-09T15:00:00.000Z"],
    ["2026-03-10", "Asia/Kathmandu", "2026-03-09T18:15:00.000Z"],
    ["2026-03-10", "Pacific/Kiritimati", "2026-03-09T10:00:00.000Z"],
    ["2026-03-10", "America/Los_Angeles", "2026-03-10T07:00:00.000Z"],
    ["2026-03-29", "Europe/London", "2026-03-29T00:00:00.000Z"],
    // Clocks were put forward at midnight: the day began at one.
    ["2024-03-31", "Asia/Beirut", "2024-03-30T22:00:00.000Z"],
  ])("%s in %s is %s", (day, zone, instant) => {
    const start = startOfDay(day, zone);
    expect(new Date(start).toISOString()).toBe(instant);
    expect([dayInZone(start, zone), dayInZone(start - 1, zone) < day]).toEqual([day, true]);
  });
});
