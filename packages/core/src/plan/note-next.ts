import { nextMoment } from "../lifecycle/moment-in-force.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Employment } from "./read-person.ts";

/** Keeps the first instant at which something becomes due for anybody in scope. */
export function noteNext(fold: PlanFold, id: string, row: unknown, { timeline }: Employment): void {
  const { nowMs, input, scope } = fold.context;
  // For most people nothing is to come, and this runs for every record.
  if ((timeline.moments.at(-1) ?? timeline.moments[0]).atMs <= nowMs) return;
  const { atMs } = nextMoment(timeline, nowMs) ?? { atMs: fold.nextMs };
  if (atMs >= fold.nextMs || input.links.isIgnored(id) || scope?.(row).in === false) return;
  noteInstant(fold, atMs);
}

/** Something becomes due then, if nothing does before. */
export function noteInstant(fold: PlanFold, atMs: number): void {
  fold.nextMs = Math.min(fold.nextMs, atMs);
}
