import type { Change } from "../plan/change.ts";
import type { Intent, Outcome } from "../store/journal.ts";
import type { Ending } from "./ending.ts";
import type { Lift } from "./lift.ts";
import type { Prepared } from "./prepared.ts";
import { isoAt, type Scene } from "./scene.ts";

/** The journal line before a write. What it holds is what was resolved and looked at, so that it can be settled on its own. */
export const intentOf = (
  run: string,
  nowMs: number,
  { change, before, stateBefore, links }: Prepared,
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
  ...(links && { links }),
  ...(change.held && lift && { lifted: { by: lift.by, reason: lift.reason } }),
});

/** The journal line after it; `undefined` while the ending is open. */
export const outcomeOf = (
  run: string,
  { now, requests: sent }: Pick<Scene, "now" | "requests">,
  change: Change,
  ending: Ending,
): Outcome | undefined => {
  const { result, account, reached, since, members, error, reason } = ending;
  if (result === "open") return undefined;
  // An error may tell the id of a request that its adapter did not.
  const requests = [...new Set([...(sent.get(change.id) ?? []), ...(ending.requests ?? [])])];
  const told = error ?? (result === "done" || !reason ? undefined : { code: result, message: reason });
  return {
    type: "outcome",
    run,
    change: change.id,
    at: isoAt(now()),
    subject: change.subject,
    result,
    ...(account && { account }),
    ...(reached && { reached }),
    ...(since !== undefined && { reachedSince: since }),
    ...(members && { members }),
    ...(requests.length > 0 && { requests }),
    ...(told && { error: told }),
  };
};
