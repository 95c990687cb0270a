import type { ChangeReport } from "./apply-report.ts";

/** What a run tells while it works. `etaMs`: time that is left at the pace so far, in milliseconds. */
export type ApplyProgress =
  | {
      readonly type: "change";
      /** Changes that have ended, this one included. */
      readonly done: number;
      /** Changes that may be applied: all of the plan's but those that stay held. */
      readonly total: number;
      readonly change: string;
      readonly result: ChangeReport["result"];
      readonly etaMs: number;
    }
  | {
      readonly type: "members";
      readonly change: string;
      /** People of this one change whom the vendor has taken in or out. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly type: "waiting";
      /** In milliseconds since 1970. */
      readonly untilMs: number;
      readonly reason: "lost answers";
    };

/** Told of progress. Must not throw. */
export type OnProgress = (progress: ApplyProgress) => void;
