import { quoted } from "../lifecycle/timeline-issue.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { noteEmptied } from "./note-belonging.ts";
import { noteMergedUnread } from "./note-merged.ts";
import { noteInstant } from "./note-next.ts";
import { noteProtection } from "./note-protection.ts";
import type { StateVerdict } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Notes what was found about the read as a whole, each once. */
export function noteFindings(fold: PlanFold, source: Complete | Incomplete): void {
  noteStatuses(fold);
  noteUnproven(fold);
  noteNotNew(fold);
  noteNotMade(fold);
  noteReads(fold, source);
  noteMergedUnread(fold);
  noteEmptied(fold, source);
  noteStates(fold);
  noteProtection(fold);
}

const noteAll = ({ context }: PlanFold, code: string, message: string, attribute?: string) =>
  context.note({ subject: "", code, message, ...(attribute !== undefined && { attribute }) });

function noteStatuses(fold: PlanFold): void {
  for (const [status, count] of fold.unknownStatuses) {
    const told = `${count} people have the status ${quoted(status)}, which the mapping does not know: nothing is done for them`;
    noteAll(fold, "unknown status", told, "employmentStatus");
  }
}

function noteUnproven(fold: PlanFold): void {
  for (const attribute of fold.unproven) {
    const told = `nobody in the read has ${attribute}: it is not cleared, because a lost permission looks like this`;
    noteAll(fold, "nobody has it", told, attribute);
  }
}

function noteNotNew(fold: PlanFold): void {
  const { notNew, notKnownNew } = fold;
  const old = `${notNew} people had started before the sync was switched on and have no account: "sync all" makes accounts for them`;
  const unknown = `${notKnownNew} people have no account and get none yet: who had started when the sync was switched on is known after the first complete read`;
  if (notNew > 0) noteAll(fold, "not new", old);
  if (notKnownNew > 0) noteAll(fold, "no baseline", unknown);
}

function noteNotMade(fold: PlanFold): void {
  const { notMade, context } = fold;
  if (notMade === 0) return;
  const why = context.input.resource.create ? "the settings say so" : "the target cannot, as it is set up";
  noteAll(fold, "creation off", `${notMade} people have no account and none are made: ${why}`);
}

function noteReads(fold: PlanFold, source: Complete | Incomplete): void {
  const { extent } = fold.context.input.target;
  const ofSource = "the read of the source is not complete, so nothing is concluded from absence";
  if (!source.complete) noteAll(fold, "incomplete read", `${ofSource}: ${source.gaps.join("; ")}`);
  if (!extent.complete)
    noteAll(fold, "incomplete target read", `the read of the target is not complete: ${extent.gaps.join("; ")}`);
  if (fold.twice.size > 0)
    noteAll(fold, "read twice", `${fold.twice.size} records were read twice; the first reading counts`);
}

function noteStates(fold: PlanFold): void {
  const { people, context } = fold;
  for (const { subject, who, state, account } of people.values()) {
    if (account < 0 || state.kind === "none" || state.kind === "reach") continue;
    const status = context.input.target.status(account) ?? context.input.target.state(account);
    const [code, why] = stateFinding(state);
    if (state.kind === "locked") noteInstant(fold, Date.parse(state.from));
    context.note({ subject, who, code, message: `the account is ${status}${why}` });
  }
}

type Finding = readonly [code: string, why: string];

function stateFinding(state: Exclude<StateVerdict, { readonly kind: "none" | "reach" }>): Finding {
  if (state.kind === "locked")
    return ["locked", `, and the target keeps it so until ${state.from}: the change is planned from then on`];
  if (state.kind !== "by hand") return stateFindings[state.kind];
  const from = state.from === undefined ? "" : `, from ${state.from} on`;
  return ["by hand", `, and only an admin at the target can let them in again${from}`];
}

const stateFindings = {
  "not ours": ["state not ours", ", which somebody else did: it is left so until it is handed over"],
  unreachable: ["state unreachable", ", and the target has no way from there to what is wanted"],
  "not said": ["dates not said", " and stays so: the record does not say any more when the employment starts or ends"],
} as const;
