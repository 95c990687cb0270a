import type { LeaverReport } from "@rosterkit/core";
import type { LeaverClocks, TurnLeavers } from "./notice.ts";
import type { RanOnce } from "./run-once.ts";

/** The leavers of a run without who they are. `whole`: it was for everybody. `isKept`: its plan was made, and told, by an earlier one. */
export function leaversOf(
  { plan, report }: RanOnce,
  { whole, isKept }: { readonly whole: boolean; readonly isKept: boolean },
): TurnLeavers {
  const planned = (plan.leavers ?? []).filter((leaver) => !(isKept && isConfirmed(leaver)));
  // A report leaves out whom the plan confirmed.
  const now = report ? [...planned.filter(isConfirmed), ...(report.leavers ?? [])] : planned;
  const confirmed = now.filter(isConfirmed).map(clocksOf);
  return { confirmed, ...(whole && { open: now.filter((leaver) => !isConfirmed(leaver)).map(clocksOf) }) };
}

const isConfirmed = ({ status }: LeaverReport): boolean => status === "confirmed";

const clocksOf = ({ exposureMs, reactionMs }: LeaverReport): LeaverClocks => ({ exposureMs, reactionMs });
