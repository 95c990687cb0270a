import type { Change } from "../plan/change.ts";
import type { Intent, Outcome } from "../store/journal.ts";
import type { Ending } from "./ending.ts";
import type { Lift } from "./lift.ts";
import type { Prepared } from "./prepared.ts";
import { isoAt } from "./scene.ts";

/** The journal line before a write. What it holds is what was resolved and looked at, so that it can be settled on its own. */
export const intentOf = (
  run: string,
  nowMs: number,
  { change, before, stateBefore }: Prepared,
  lift?: Lift,
): Intent => ({
  type: "intent",
  run,
  change: change.id,
  at: isoAt(nowMs),
  subject: change.subject,
  what: change,
  ...(before && { before }),
  ...(stateBefore && { stateBefore }),
  ...(change.held && lift && { lifted: { by: lift.by, reason: lift.reason } }),
});

/** The journal line after it; `undefined` while the ending is open. */
export const outcomeOf = (run: string, nowMs: number, change: Change, ending: Ending): Outcome | undefined => {
  const { result, account, request, error, reason } = ending;
  if (result === "open") return undefined;
  const told = error ?? (result === "done" || !reason ? undefined : { code: result, message: reason });
  return {
    type: "outcome",
    run,
    change: change.id,
    at: isoAt(nowMs),
    subject: change.subject,
    result,
    ...(account && { account }),
    ...(request && { request }),
    ...(told && { error: told }),
  };
};
