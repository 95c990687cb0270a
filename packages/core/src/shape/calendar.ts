const dayExpression = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantExpression = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;
const knownZones = new Map<string, boolean>();
const maximumKnownZones = 2000;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** A day of the calendar, written `YYYY-MM-DD`. */
export const isDay = (value: unknown): value is string => {
  const parts = typeof value === "string" ? dayExpression.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** An instant in UTC, written `YYYY-MM-DDTHH:MM:SSZ` with or without fractions of a second. */
export const isInstant = (value: unknown): value is string =>
  typeof value === "string" && isDay(instantExpression.exec(value)?.[1]);

const askZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** A time zone by IANA name that this machine's data knows. An offset such as `+01:00` is none. */
export const isZone = (value: unknown): value is string => {
  if (typeof value !== "string" || value.length > 64 || !/^[A-Za-z]/.test(value)) return false;
  const known = knownZones.get(value) ?? askZone(value);
  // Asking is slow and a company has few zones; the bound keeps wrong names from filling the memory.
  if (knownZones.size < maximumKnownZones) knownZones.set(value, known);
  return known;
};
