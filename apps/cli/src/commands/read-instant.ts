import { UsageError } from "@rosterkit/terminal";

/** An ISO date, which begins at midnight in UTC, or an instant with its offset. Throws a UsageError for anything else. */
export function readInstant(text: string, option: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isDate || isInstant ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new UsageError(`${option} is no date and no instant`, "Write it like 2027-03-01 or 2027-03-01T09:00:00Z.");
  return new Date(ms).toISOString();
}
