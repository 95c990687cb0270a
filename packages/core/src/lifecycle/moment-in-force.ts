import type { Moment } from "./moment.ts";

/** The part of a timeline that is walked. */
export interface Moments {
  /** In order of `atMs`; the first is since always. */
  readonly moments: readonly [Moment, ...Moment[]];
}

/** The moment that holds at an instant: the last one that is not after it. */
export function momentInForce({ moments }: Moments, nowMs: number): Moment {
  let inForce = moments[0];
  for (const moment of moments) if (moment.atMs <= nowMs) inForce = moment;
  return inForce;
}

/** The first moment after an instant; `undefined` when nothing changes any more. */
export const nextMoment = ({ moments }: Moments, nowMs: number): Moment | undefined =>
  moments.find((moment) => moment.atMs > nowMs);

/** The moments after `fromMs`, up to and including `toMs`: spans that touch share none and miss none. */
export const momentsBetween = ({ moments }: Moments, fromMs: number, toMs: number): readonly Moment[] =>
  moments.filter((moment) => moment.atMs > fromMs && moment.atMs <= toMs);
