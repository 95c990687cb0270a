import { describe, expect, it } from "vitest";
import { computeLocalInstant, localInstant, parseInstant, startOfDay } from "./local-instant.ts";

describe("rule 3: local times where the clocks change", () => {
  it.each([
    ["Europe/London", "2024-03-31", "00:59", "2024-03-31T00:59:00.000Z", "before the gap"],
    [
      "Europe/London",
      "2024-03-31",
      "01:30",
      "2024-03-31T01:30:00.000Z",
      "in the gap: as late as the gap is long, 02:30 summer time",
    ],
    ["Europe/London", "2024-10-27", "01:30", "2024-10-27T00:30:00.000Z", "comes twice: the first time"],
    ["Europe/London", "2024-10-27", "02:00", "2024-10-27T02:00:00.000Z", "after the overlap"],
    ["Pacific/Auckland", "2024-09-29", "02:30", "2024-09-28T14:30:00.000Z", "in the gap"],
    ["Pacific/Auckland", "2024-04-07", "02:30", "2024-04-06T13:30:00.000Z", "comes twice: the first time"],
    ["America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00.000Z", "midnight skipped: 01:00"],
    ["America/Sao_Paulo", "2018-11-04", startOfDay, "2018-11-04T03:00:00.000Z", "the day starts at 01:00"],
    ["America/Sao_Paulo", "2018-02-18", startOfDay, "2018-02-18T03:00:00.000Z", "the hour before midnight came twice"],
    ["America/Havana", "2024-11-03", startOfDay, "2024-11-03T04:00:00.000Z", "midnight comes twice: the first time"],
    [
      "America/Toronto",
      "1919-03-31",
      startOfDay,
      "1919-03-31T04:30:00.000Z",
      "a gap over midnight: the day starts at 00:30",
    ],
    [
      "Pacific/Apia",
      "2011-12-30",
      startOfDay,
      "2011-12-30T10:00:00.000Z",
      "a day that never was: the start of the next",
    ],
    ["Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T19:00:00.000Z", "a day that never was: 09:00 of the next"],
    ["Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00.000Z", "the day after it"],
    ["Asia/Kathmandu", "2024-01-01", "00:00", "2023-12-31T18:15:00.000Z", "a zone of quarter hours"],
  ])("%s %s %s is %s (%s)", (zone, day, time, at) => {
    expect(localInstant(day, 0, time, zone)).toEqual({ at, atMs: Date.parse(at) });
  });

  it.each([
    ["2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2018-11-03", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2024-02-28", "UTC", "2024-02-29T00:00:00.000Z"],
    ["2023-12-31", "UTC", "2024-01-01T00:00:00.000Z"],
    ["9999-12-31", "UTC", "+010000-01-01T00:00:00.000Z"],
  ])("the end of %s in %s", (day, zone, at) => {
    expect(localInstant(day, 1, startOfDay, zone)?.at).toBe(at);
  });
});

describe("local instants", () => {
  it("are none for what is no calendar day", () => {
    for (const day of ["2023-02-29", "2024-13-01", "1899-12-31", "20240603", "2024-06-3|", "a".repeat(10)]) {
      expect(localInstant(day, 0, "00:00", "UTC"), day).toBeNull();
    }
  });

  it("are the same remembered, asked twice, and not remembered", () => {
    const plain = computeLocalInstant("2024-07-01", "09:00", "America/New_York");
    expect(localInstant("2024-07-01", 0, "09:00", "America/New_York")).toEqual(plain);
    expect(localInstant("2024-07-08", -7, "09:00", "America/New_York")).toEqual(plain);
  });

  it("are read from ISO text with an offset, and from no other", () => {
    expect(parseInstant("2024-05-15T11:30:00+02:00")?.at).toBe("2024-05-15T09:30:00.000Z");
    for (const text of ["2024-05-15", "2024-05-15T11:30:00", "1715765400", "", "now"])
      expect(parseInstant(text)).toBeNull();
  });
});
