/**
 * How far a leaver is. `confirmed`: the account was read back in a state that keeps them out, and their sessions are ended where the vendor can.
 * Everything else is open. `due`: this plan puts them out. `held`: that waits for a person. `waiting`: it waits for something else. `failed`: it was tried.
 * `never, by policy`: the settings put nobody out. `left as found`: the account is where this sync may not, or cannot, move it from.
 */
export type LeaverStatus = "confirmed" | "due" | "held" | "waiting" | "failed" | "never, by policy" | "left as found";

/** One leaver at one target, with two clocks. Told in every report until confirmed, and once more then. */
export interface LeaverReport {
  /** The source record's id. */
  readonly subject: string;
  readonly who: string;
  readonly account: string;
  readonly status: LeaverStatus;
  /** Why it is open, in one line. Absent where the status says it all. */
  readonly reason?: string;
  /** When access was to end. ISO. */
  readonly endedAt: string;
  /** Since when the source said so, as far as is known: when the record last changed, or was first read so. ISO. */
  readonly readableAt: string;
  /** Absent: open. ISO. */
  readonly confirmedAt?: string;
  /** From the end to the confirmation, or to this report: how long somebody who left could get in. In milliseconds. */
  readonly exposureMs: number;
  /** The same from when the end was both due and readable: how long we took. In milliseconds. */
  readonly reactionMs: number;
}

/** Both clocks at an instant. */
export function clocksAt(
  { endedAt, readableAt }: Pick<LeaverReport, "endedAt" | "readableAt">,
  atMs: number,
): Pick<LeaverReport, "exposureMs" | "reactionMs"> {
  const endedMs = Date.parse(endedAt);
  const knownMs = Math.max(endedMs, Date.parse(readableAt));
  return { exposureMs: Math.max(0, atMs - endedMs), reactionMs: Math.max(0, atMs - knownMs) };
}
