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

/** By zone, then by time, then by day: a million people share few of each, and no key is put together for every one of them. */
const ofZone = boundedMemo(1024, (zone) =>
  boundedMemo(64, (time) =>
    boundedMemo(32_768, (day) => (isMistaken(day) ? null : computeLocalInstant(day, time, zone))),
  ),
);

/** A day that was moved is spelled in another length after the year 9999, and is a day in any case. */
const isMistaken = (day: string): boolean => day.length === 10 && shiftDay(day, 0) === null;

/** The instant of a local time on a day moved by whole days. `null` when the day is not a calendar day of 1900 to 9999. Remembered. */
export function localInstant(day: string, addDays: number, time: string, zone: string): Instant | null {
  // Text of another length cannot be a day, and must not fill the memo.
  if (day.length !== 10) return null;
  const shifted = addDays === 0 ? day : shiftDay(day, addDays);
  return shifted === null ? null : ofZone(zone)(time)(shifted);
}

/** An ISO instant with an offset or `Z`, read; `null` when it is none. */
export function parseInstant(text: string): Instant | null {
  try {
    return instantOf(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}
