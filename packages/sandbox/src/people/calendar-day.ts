const MS_PER_DAY = 86_400_000;

/** The calendar day (`YYYY-MM-DD`) that lies `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day it is in an IANA zone at an instant in milliseconds since 1970. Throws a RangeError for an unknown zone. */
export function dayInZone(instant: number, timeZone: string): string {
  const known = formats.get(timeZone);
  // en-CA writes days as YYYY-MM-DD.
  const format =
    known ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  if (known === undefined) formats.set(timeZone, format);
  return format.format(instant);
}

const MS_PER_MINUTE = 60_000;

/** The instant at which a calendar day begins in an IANA zone, to the minute, in milliseconds since 1970. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) / MS_PER_MINUTE;
  // No zone is further from UTC than 14 hours.
  let [before, from] = [midnight - 15 * 60, midnight + 15 * 60];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayInZone(middle * MS_PER_MINUTE, timeZone) < day) before = middle;
    else from = middle;
  }
  return from * MS_PER_MINUTE;
}
