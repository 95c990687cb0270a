import { RateLimitError } from "@rosterkit/core";

/** Why nothing is tried for a while. JSON; nobody is named in it. */
export interface Pause {
  /** The failure's code; `waits for a person` where a run ended well and the same is due again. */
  readonly code: string;
  readonly message: string;
  /** What to do about it. Absent when there is nothing sensible to say. */
  readonly remedy?: string;
  /** Since when it goes on. ISO. */
  readonly since: string;
  /** How often in a row it was so. */
  readonly times: number;
  /** ISO instant of the next try. */
  readonly until: string;
}

/** What happened, as errors and reports of runs tell it. */
export type Trouble = Pick<Pause, "code" | "message" | "remedy">;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Credentials are mended by people, who take hours; and some vendors lock whoever keeps trying. */
const refused = { firstMs: 15 * minuteMs, mostMs: 24 * hourMs };
const anythingElse = { firstMs: minuteMs, mostMs: hourMs };

const refusals: ReadonlySet<string> = new Set(["authentication", "permission", "findings"]);

/** The pause after another time of the same: each twice as long as the one before. `error`: where one tells how long to wait. */
export const pauseAfter = (known: Pause | undefined, trouble: Trouble, nowMs: number, error?: unknown): Pause => {
  const before = known?.code === trouble.code ? known : undefined;
  const times = (before?.times ?? 0) + 1;
  const { firstMs, mostMs } = refusals.has(trouble.code) ? refused : anythingElse;
  const askedMs = RateLimitError.isInstance(error) ? error.retryAfterMs : 0;
  const waitMs = Math.max(Math.min(firstMs * 2 ** Math.min(times - 1, 20), mostMs), askedMs);
  const now = new Date(nowMs).toISOString();
  return { ...trouble, since: before?.since ?? now, times, until: new Date(nowMs + waitMs).toISOString() };
};
