import type { Reading } from "../adapter/reader.ts";
import { waitFor } from "../http/wait-for.ts";
import { belongingIn } from "../scope/belonging.ts";
import type { Links } from "../store/links.ts";
import type { PlanOptions, PlanProgress } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** What a read is for. Its day is the day in UTC: vendors' "as of" takes a date, and which one matters only around midnight. */
export const readingAt = (at: string, attributes: readonly string[], { signal }: PlanOptions = {}): Reading => ({
  day: at.slice(0, 10),
  attributes,
  ...(signal && { signal }),
});

/** The same of the source: it is also to tell who belongs to the groups and apps that the scope names. */
export function sourceReadingAt(
  { settings }: Pick<SyncContext, "settings">,
  at: string,
  attributes: readonly string[],
  options: PlanOptions = {},
): Reading {
  const belonging = belongingIn(settings.scope);
  return { ...readingAt(at, attributes, options), ...(belonging && { belonging }) };
}

/** The ids on one side of everybody who is linked: a read must account for them. */
export function linkedIds(links: Links, side: "source" | "target"): readonly string[] {
  const ids: string[] = [];
  for (const link of links) if (link.verdict === "same" && link[side] !== undefined) ids.push(link[side]);
  return ids;
}

/** Waits before a page that failed is asked for again: a second, then two. */
export const backOff =
  ({ signal }: PlanOptions): ((repeat: number) => Promise<void>) =>
  (repeat) =>
    waitFor(repeat * 1000, signal);

/** Tells how far planning is. */
export const tell = ({ onProgress }: PlanOptions, phase: PlanProgress["phase"], read: number, list?: string): void =>
  onProgress?.({ phase, read, ...(list !== undefined && { list }) });
