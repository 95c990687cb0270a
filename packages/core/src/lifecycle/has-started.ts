import type { Timeline } from "./timeline.ts";

/**
 * Whether a person had started at an instant, left since or not: who belongs to the baseline of "new joiners only".
 * A held person whose start is known counts by that start.
 */
export const hasStarted = ({ startMs }: Pick<Timeline, "startMs">, nowMs: number): boolean =>
  startMs !== undefined && startMs <= nowMs;
