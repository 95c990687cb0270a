const dateTime = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * Milliseconds since 1970 of an `xsd:dateTime`; NaN when it is none. One without a zone counts as UTC, and a day as its beginning, so that
 * the answer does not depend on where this runs.
 */
export function instantOf(text: string): number {
  if (isPlain(text)) return Date.parse(text);
  const match = dateTime.exec(text);
  if (match === null) return Number.NaN;
  const [, day = "", time = "00:00", zone = "Z"] = match;
  return Date.parse(`${day}T${time}${zone}`.toUpperCase());
}

/** The form nearly every server writes, `2026-03-02T09:00:00Z` with or without milliseconds, which needs no taking apart. */
const isPlain = (text: string): boolean =>
  (text.length === 20 || (text.length === 24 && text[19] === ".")) &&
  text[4] === "-" &&
  text[7] === "-" &&
  text[10] === "T" &&
  text[13] === ":" &&
  text[16] === ":" &&
  text[text.length - 1] === "Z";
