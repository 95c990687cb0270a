import { OktaError } from "../okta-error.ts";

/** Where a page of the log begins. Of a poll: a position in order of persistence; else one in what is between two instants. */
export type LogStart =
  | { readonly way: "poll"; readonly position: number }
  | { readonly way: "bounded"; readonly position: number; readonly sinceMs: number; readonly untilMs: number };

/** An opaque text for `after`. */
export function writeLogCursor(start: LogStart): string {
  const more = start.way === "bounded" ? [start.sinceMs, start.untilMs] : [];
  return btoa([start.way, start.position, ...more].join(" ")).replaceAll("=", "");
}

/** Reads `after`. Throws E0000029 for what was not made by `writeLogCursor`. */
export function readLogCursor(after: string): LogStart {
  const [way, ...rest] = decode(after).split(" ");
  const [position, sinceMs, untilMs] = rest.map(Number);
  if (position === undefined || !rest.every((part) => /^\d+$/.test(part))) throw new OktaError("E0000029");
  if (way === "poll") return { way, position };
  if (way !== "bounded" || sinceMs === undefined || untilMs === undefined) throw new OktaError("E0000029");
  return { way, position, sinceMs, untilMs };
}

function decode(after: string): string {
  try {
    return atob(after);
  } catch {
    throw new OktaError("E0000029");
  }
}
