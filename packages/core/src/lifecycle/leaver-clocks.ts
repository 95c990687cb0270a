/** How long somebody who had left was still in: from the end moment to the state read back, or to now while it is open. In milliseconds, never negative. */
export const exposureMs = (endMs: number, confirmedMs: number): number => Math.max(0, confirmedMs - endMs);

/**
 * How long it took once it could be known: from the later of the end moment and when the fact became readable, to the state read back,
 * or to now while it is open. In milliseconds, never negative.
 */
export const reactionMs = (endMs: number, readableMs: number, confirmedMs: number): number =>
  Math.max(0, confirmedMs - Math.max(endMs, readableMs));
