import type { Complete, Incomplete } from "../roster/extent.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Notes what was found about the read as a whole, each once. */
export function noteFindings(fold: PlanFold, source: Complete | Incomplete): void {
  const note = (code: string, message: string, attribute?: string) =>
    fold.context.note({ subject: "", code, message, ...(attribute !== undefined && { attribute }) });
  for (const [status, count] of fold.unknownStatuses)
    note("unknown status", `${count} people have the status ${JSON.stringify(status)}, which the mapping does not know: nothing is done for them`, "employmentStatus");
  for (const attribute of fold.unproven)
    note("nobody has it", `nobody in the read has ${attribute}: it is not cleared, because a lost permission looks like this`, attribute);
  if (fold.notNew > 0)
    note("not new", `${fold.notNew} people had started before the sync was switched on and have no account: "sync all" makes accounts for them`);
  if (fold.notKnownNew > 0)
    note("no baseline", `${fold.notKnownNew} people have no account and get none yet: who had started when the sync was switched on is known after the first complete read`);
  if (!source.complete) note("incomplete read", `the read of the source is not complete, so nothing is concluded from absence: ${source.gaps.join("; ")}`);
  const { extent } = fold.context.input.target;
  if (!extent.complete) note("incomplete target read", `the read of the target is not complete: ${extent.gaps.join("; ")}`);
  if (fold.twice.size > 0) note("read twice", `${fold.twice.size} records were read twice; the first reading counts`);
  noteStates(fold);
}

function noteStates({ people, context }: PlanFold): void {
  for (const { subject, who, state, account } of people.values()) {
    if (account < 0 || (state.kind !== "not ours" && state.kind !== "unreachable")) continue;
    const status = context.input.target.status(account) ?? context.input.target.state(account);
    const message =
      state.kind === "not ours"
        ? `the account is ${status}, which somebody else did: it is left so until it is handed over`
        : `the account is ${status}, and the target has no way from there to what is wanted`;
    context.note({ subject, who, code: state.kind === "not ours" ? "state not ours" : "state unreachable", message });
  }
}
