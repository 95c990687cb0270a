import type { LeaverReport } from "@rosterkit/core";
import type { LeaverClocks, TurnLeavers } from "./notice.ts";
import type { RanOnce } from "./run-once.ts";

/** The leavers of a run without who they are. `whole`: it was for everybody. */
export function leaversOf({ plan, report }: RanOnce, whole: boolean): TurnLeavers {
  const planned = plan.leavers ?? [];
  // A report leaves out whom the plan confirmed, and is silent where there was nothing to do.
  const now = report ? [...planned.filter(isConfirmed), ...(report.leavers ?? [])] : planned;
  const confirmed = now.filter(isConfirmed).map(clocksOf);
  return { confirmed, ...(whole && { open: now.filter((leaver) => !isConfirmed(leaver)).map(clocksOf) }) };
}

const isConfirmed = ({ status }: LeaverReport): boolean => status === "confirmed";

const clocksOf = ({ exposureMs, reactionMs }: LeaverReport): LeaverClocks => ({ exposureMs, reactionMs });
