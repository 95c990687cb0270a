import { UsageError } from "@rosterkit/terminal";

/** A number that an option was given. Absent: it was not. Throws a UsageError for anything else. */
export function wholeNumber(text: unknown, name: string, least: number, most: number): number | undefined {
  if (typeof text !== "string") return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${name} is no number from ${least} to ${most}`, `Write it like ${name} ${most}`);
}
