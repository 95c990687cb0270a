import type { OnProgress } from "@rosterkit/core";
import type { Progress } from "./progress.ts";

/** Tells the progress of applying. `vendor`: whose limits are waited for; `now`: the clock that waits are told by. */
export const applyListener =
  (progress: Progress, vendor: string, now: () => number): OnProgress =>
  (told) => {
    if (told.type === "change") progress.applying(told);
    else if (told.type === "waiting") progress.waiting({ vendor, reason: told.reason, forMs: told.untilMs - now() });
  };
