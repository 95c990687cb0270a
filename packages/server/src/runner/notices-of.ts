import { createHash } from "node:crypto";
import type { LeaverReport } from "@rosterkit/core";
import { changeStanding, readStanding } from "./kept-state.ts";
import { type Notice, tell } from "./notice.ts";
import type { RanOnce } from "./run-once.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";

type About = "confirmation needed" | "held" | "leaver not out";

interface Cause {
  readonly about: About;
  /** The same for the same people and changes, and names nobody. Empty: there is nothing to tell. */
  readonly mark: string;
  readonly more: Pick<Notice, "count" | "digest" | "message">;
}

const overdue: ReadonlySet<LeaverReport["status"]> = new Set(["held", "failed", "left as found"]);

const causesOf = ({ plan, report }: RanOnce): readonly Cause[] => {
  const held = plan.changes.filter((change) => change.held !== undefined).map(({ id }) => id);
  const leavers = (report?.leavers ?? plan.leavers ?? []).filter(({ status }) => overdue.has(status));
  return [
    {
      about: "confirmation needed",
      mark: report ? "" : markOf([plan.confirmation ?? "", ...plan.changes.map(({ id }) => id)]),
      more: { digest: plan.digest, count: plan.changes.length },
    },
    { about: "held", mark: markOf(held), more: { count: held.length } },
    {
      about: "leaver not out",
      mark: markOf(leavers.map(({ subject, status }) => `${status} ${subject}`)),
      more: { count: leavers.length },
    },
  ];
};

const markOf = (texts: readonly string[]): string =>
  texts.length === 0 ? "" : createHash("sha256").update(JSON.stringify(texts.toSorted())).digest("hex").slice(0, 32);

/**
 * Tells what a run leaves to people, unless the same was told before. A run for people named knows of these alone, so it adds nothing to
 * what was told of everybody.
 */
export async function tellAfterRun(context: RunnerContext, sync: string, ran: RanOnce, whole: boolean): Promise<void> {
  const at = isoOf(context.now());
  const { told = {} } = await readStanding(context.store, sync);
  const fresh = causesOf(ran).filter(({ about, mark }) =>
    whole ? (told[about] ?? "") !== mark : mark !== "" && !told[about],
  );
  // Told first: whoever dies in between tells it once more, and nobody misses it.
  for (const { about, mark, more } of fresh)
    if (mark !== "") await tell(context.onNotice, { about, sync, at, ...more });
  if (ran.report?.review) await tell(context.onNotice, { about: "review finished", sync, at });
  if (fresh.length === 0) return;
  const marks = Object.fromEntries(fresh.map(({ about, mark }) => [about, mark]));
  await changeStanding(context.store, sync, (known) => ({ ...known, told: { ...known.told, ...marks } }));
}
