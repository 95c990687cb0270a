import { isDay } from "../shape/index.ts";

/** How a day is written: tokens `YYYY`, `MM`, `DD`, `M` and `D`, with anything but letters and digits between them. */
export interface DayPattern {
  /** The day as text. */
  format(day: string): string | undefined;
  /** The text as a day `YYYY-MM-DD`; `undefined` when it is not written so, or is no day of the calendar. */
  parse(text: string): string | undefined;
}

const tokens = { YYYY: "year", MM: "month", DD: "day", M: "month", D: "day" } as const;

const groups = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  DD: "(?<day>\\d{2})",
  M: "(?<month>\\d{1,2})",
  D: "(?<day>\\d{1,2})",
};

const isToken = (part: string): part is keyof typeof tokens => Object.hasOwn(tokens, part);

const split = (pattern: string): string[] => pattern.split(/(YYYY|MM|DD|M|D)/).filter((part) => part !== "");

/** Each of year, month and day once; a token of changing length needs something that is no digit after it. */
const isComplete = (parts: readonly string[]): boolean => {
  const named = parts.filter(isToken).map((part) => tokens[part]);
  const runsTogether = parts.some(
    (part, index) => part.length === 1 && isToken(part) && isToken(parts[index + 1] ?? ""),
  );
  const literals = parts.filter((part) => !isToken(part));
  return (
    named.length === 3 &&
    new Set(named).size === 3 &&
    !runsTogether &&
    literals.every((text) => /^[^\p{L}\p{N}]*$/u.test(text))
  );
};

const written = (part: string, year: string, month: string, day: string): string => {
  const values = { YYYY: year, MM: month, DD: day, M: String(Number(month)), D: String(Number(day)) };
  return isToken(part) ? values[part] : part;
};

const formatWith = (parts: readonly string[], value: string): string | undefined => {
  const [year = "", month = "", day = ""] = value.split("-");
  return isDay(value) ? parts.map((part) => written(part, year, month, day)).join("") : undefined;
};

const parseWith = (expression: RegExp, text: string): string | undefined => {
  const found = expression.exec(text)?.groups;
  if (!found) return undefined;
  const value = `${found.year}-${found.month?.padStart(2, "0")}-${found.day?.padStart(2, "0")}`;
  return isDay(value) ? value : undefined;
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** Reads a pattern such as `DD/MM/YYYY`; `undefined` when it does not name year, month and day once each. */
export const dayPattern = (pattern: unknown): DayPattern | undefined => {
  if (typeof pattern !== "string" || pattern.length > 40) return undefined;
  const parts = split(pattern);
  if (!isComplete(parts)) return undefined;
  const expression = new RegExp(`^${parts.map((part) => (isToken(part) ? groups[part] : literally(part))).join("")}$`);
  return { format: (day) => formatWith(parts, day), parse: (text) => parseWith(expression, text) };
};
