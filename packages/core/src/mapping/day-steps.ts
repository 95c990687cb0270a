import { Temporal } from "temporal-polyfill";
import { isDay, isZone } from "../shape/index.ts";
import { dayPattern } from "./day-pattern.ts";
import { defineStep } from "./step-definition.ts";

const patternRemedy = "takes one parameter: a pattern with YYYY, MM or M, and DD or D, once each, such as DD/MM/YYYY";

const zoneRemedy = "takes one parameter: an IANA time zone such as Europe/London";

/** An instant in UTC, to the second, or finer where the zone's midnight is. */
const startOfDay = (day: string, zone: string): string | undefined =>
  isDay(day) ? Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString() : undefined;

const dayIn = (instant: string, zone: string): string | undefined => {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch {
    return undefined;
  }
};

/** Steps on days. None reads the machine's zone or clock; a value that is no day or instant becomes `undefined`. */
export const daySteps = {
  /** `01/02/2024` → `2024-02-01`, by a pattern. */
  parseDay: defineStep(["text"], "day", (pattern, ...more) => {
    const format = dayPattern(pattern);
    return format && more.length === 0
      ? { run: format.parse, words: `read as ${pattern}`, back: [["formatDay", pattern]] }
      : patternRemedy;
  }),
  /** `2024-02-01` → `01/02/2024`, by a pattern. */
  formatDay: defineStep(["day"], "text", (pattern, ...more) => {
    const format = dayPattern(pattern);
    return format && more.length === 0
      ? { run: format.format, words: `written as ${pattern}`, back: [["parseDay", pattern]] }
      : patternRemedy;
  }),
  /** The instant at which a day begins in a zone. */
  startOfDay: defineStep(["day"], "instant", (zone, ...more) =>
    isZone(zone) && more.length === 0
      ? { run: (day: string) => startOfDay(day, zone), words: `start of the day in ${zone}`, back: [["dayIn", zone]] }
      : zoneRemedy,
  ),
  /** The day that it is in a zone at an instant. */
  dayIn: defineStep(["instant"], "day", (zone, ...more) =>
    isZone(zone) && more.length === 0
      ? { run: (instant: string) => dayIn(instant, zone), words: `the day in ${zone}` }
      : zoneRemedy,
  ),
};
