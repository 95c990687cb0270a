import type { ApplyReport } from "../apply/apply-report.ts";
import { dropHints } from "../inbox/drop-hints.ts";
import type { Plan } from "../plan/plan.ts";
import { changeInbox } from "./kept-inbox.ts";
import type { SyncContext } from "./sync-context.ts";

/** What became of a plan, as far as hints are concerned. Nothing at all, where it had nothing to do. */
export type Became = Pick<ApplyReport, "perChange" | "aborted" | "paused">;

/** Forgets the hints that a plan looked at and that came about. What is held waits for a person; what failed, or was not tried, is looked at again. */
export async function forgetHints(
  context: SyncContext,
  { learned: { hints }, issues }: Plan,
  { perChange, aborted, paused }: Became,
): Promise<void> {
  if (!hints || aborted || paused) return;
  const left = perChange.filter(({ result }) => result !== "done" && result !== "held");
  const unsettled = issues.filter(({ code }) => code === "unsettled");
  const people = new Set([...left, ...unsettled].map(({ subject }) => subject));
  await changeInbox(context, (inbox) => dropHints(inbox, hints, { people, any: people.size > 0 }));
}
