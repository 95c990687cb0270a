import { Temporal } from "temporal-polyfill";
import { boundedMemo } from "./bounded-memo.ts";
import { shiftDay } from "./calendar-day.ts";

/** One instant, spelled both ways. */
export interface Instant {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly atMs: number;
}

/** The first instant of a day: later than midnight where the clocks skip midnight. */
export const startOfDay = "start of day";

const instantOf = (atMs: number): Instant => Object.freeze({ at: new Date(atMs).toISOString(), atMs });

/**
 * The instant of a local time, `HH:MM` or `startOfDay`, on a valid calendar day in a valid zone; throws `RangeError` for anything else.
 * A time that the clocks skip is taken as much later as the gap is long; one that comes twice, the first time (Temporal's "compatible").
 * Not remembered: `localInstant` is.
 */
export function computeLocalInstant(day: string, time: string, zone: string): Instant {
  const when = time === startOfDay ? { timeZone: zone } : { timeZone: zone, plainTime: time };
  return instantOf(Temporal.PlainDate.from(day).toZonedDateTime(when).epochMilliseconds);
}

const remembered = boundedMemo(131_072, (key) => {
  const [day = "", time = "", zone = ""] = key.split("|");
  return computeLocalInstant(day, time, zone);
});

/**
 * The instant of a local time on a day moved by whole days. `null` when the day is not a calendar day of 1900 to 9999.
 * Remembered by day, time and zone, of which a million people share few.
 */
export function localInstant(day: string, addDays: number, time: string, zone: string): Instant | null {
  const shifted = shiftDay(day, addDays);
  return shifted === null ? null : remembered(`${shifted}|${time}|${zone}`);
}

/** An ISO instant with an offset or `Z`, read; `null` when it is none. */
export function parseInstant(text: string): Instant | null {
  try {
    return instantOf(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}
