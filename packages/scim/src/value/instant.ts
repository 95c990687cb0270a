const dateTime = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * Milliseconds since 1970 of an `xsd:dateTime`; NaN when it is none. One without a zone counts as UTC, and a day as its beginning, so that
 * the answer does not depend on where this runs.
 */
export function instantOf(text: string): number {
  const match = dateTime.exec(text);
  if (match === null) return Number.NaN;
  const [, day = "", time = "00:00", zone = "Z"] = match;
  return Date.parse(`${day}T${time}${zone}`.toUpperCase());
}
