import { OktaError } from "../okta-error.ts";
import type { OktaOrg } from "../okta-org.ts";
import { type LogStart, readLogCursor } from "./log-cursor.ts";
import { type LogMatcher, readLogMatcher } from "./match-log-event.ts";

const dayMs = 24 * 3_600_000;

/** How long an event is kept. */
export const keptMs = 90 * dayMs;

/** What a request for the log asks. */
export interface LogQuery {
  readonly start: LogStart;
  readonly descending: boolean;
  readonly limit: number;
  readonly matches: LogMatcher;
}

/**
 * Reads the query of a list of events: a poll without `until` in ascending order, else what is between two instants. Throws Okta's errors for what it may not
 * say; which code stands for what is UNCONFIRMED, but for 400.
 */
export function readLogQuery(org: OktaOrg, query: URLSearchParams): LogQuery {
  const order = query.get("sortOrder") ?? "ASCENDING";
  if (order !== "ASCENDING" && order !== "DESCENDING") throw refused("sortOrder", "The value is not allowed");
  const descending = order === "DESCENDING";
  const start = readStart(org, query, descending);
  return { start, descending, limit: readLimit(query.get("limit")), matches: readLogMatcher(query) };
}

function readStart(org: OktaOrg, query: URLSearchParams, descending: boolean): LogStart {
  const after = query.get("after");
  if (after !== null) {
    if (query.has("since")) throw refused("since", "Not allowed together with after");
    return readLogCursor(after);
  }
  const now = org.clock.now();
  const until = readInstant(query.get("until"));
  const sinceMs = readInstant(query.get("since")) ?? (until ?? now) - 7 * dayMs;
  if (sinceMs < now - 180 * dayMs) throw refused("since", "More than 180 days ago");
  if (until === undefined && !descending) return { way: "poll", position: firstSince(org, sinceMs) };
  return { way: "bounded", position: 0, sinceMs, untilMs: until ?? now + 1 };
}

/** The position of the first event that came into the log at this instant or later. */
function firstSince({ log }: OktaOrg, sinceMs: number): number {
  const position = log.events.findIndex(({ persistedMs }) => persistedMs >= sinceMs);
  return position === -1 ? log.events.length : position;
}

function readInstant(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new OktaError("E0000030");
  return ms;
}

function readLimit(text: string | null): number {
  if (text === null) return 100;
  const limit = Number(text);
  if (text === "" || !Number.isInteger(limit) || limit < 0 || limit > 1000)
    throw refused("limit", "The value is not allowed");
  return limit;
}

function refused(name: string, cause: string): OktaError {
  return new OktaError("E0000001", name, [`${name}: ${cause}`]);
}
