import type { DueRun, PlanOptions } from "@rosterkit/core";
import type { Action, Job } from "../jobs/jobs.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import type { RunReason } from "./notice.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";
import type { UnfinishedRun } from "./unfinished-run.ts";
import { dueWithSchedule } from "./what-next.ts";

/** The run that a turn makes. */
export interface Run {
  readonly because: RunReason;
  readonly plan: PlanOptions;
  readonly action?: Action;
  /** When it was begun, be it by an earlier turn, in milliseconds since 1970. */
  readonly startedMs: number;
  /** The run of earlier turns that it goes on with. */
  readonly unfinished?: UnfinishedRun;
  /** The plan of that one is too old to go on with. */
  readonly anew?: true;
}

const hourMs = 3_600_000;
/** What nobody confirmed is better planned anew then. */
const freshForMs = hourMs;
/** As long as an approval holds. */
const confirmedForMs = 72 * hourMs;

/** What a person asks for; else what an earlier turn left unfinished, unless something came up that must not wait for it; else what is due. */
export async function chooseRun(
  context: RunnerContext,
  unattended: UnattendedSync,
  { sync, action }: Job,
): Promise<Run | undefined> {
  const startedMs = context.now();
  if (action) return { because: "action", plan: planOptionsOf(action), action, startedMs };
  const { unfinished } = await readStanding(context.store, sync);
  if (!unfinished) return dueRun(context, unattended, sync);
  const urgent = await urgentRun(context, unattended, unfinished.lookedAt);
  if (!urgent) return restOf(unfinished, startedMs);
  if (isCoveredBy(unfinished)(urgent)) return { ...restOf(unfinished, startedMs), anew: true };
  const lookedAt = isoOf(startedMs);
  await changeStanding(context.store, sync, (known) => ({ ...known, unfinished: { ...unfinished, lookedAt } }));
  return { because: urgent.because, plan: urgent.plan, startedMs };
}

function restOf(unfinished: UnfinishedRun, nowMs: number): Run {
  const { because, plan, action, startedAt, confirmed } = unfinished;
  const startedMs = Date.parse(startedAt);
  const isOld = nowMs - startedMs > (confirmed ? confirmedForMs : freshForMs);
  return { because, plan, startedMs, unfinished, ...(action && { action }), ...(isOld && { anew: true }) };
}

/** Planned anew, it does what is urgent too: first of all, where that takes access away. */
const isCoveredBy =
  ({ plan, confirmed }: UnfinishedRun) =>
  (urgent: DueRun): boolean =>
    !confirmed && isWhole(plan) && !urgent.plan.hinted;

/** Whether everybody is looked at. */
export const isWhole = ({ hinted, only }: PlanOptions): boolean => !hinted && !only;

const urgentReasons: ReadonlySet<DueRun["because"]> = new Set(["hints", "next moment", "decided"]);

/** What came up since an instant and must not wait for the rest of a long run: an event, somebody's moment, a person's decision. */
export async function urgentRun(
  { now }: RunnerContext,
  { sync }: UnattendedSync,
  lookedAt: string,
): Promise<DueRun | undefined> {
  const due = await sync.due();
  const isFresh = (at: string | undefined) => at !== undefined && at > lookedAt && Date.parse(at) <= now();
  return due.find(({ because, at, latestAt }) => urgentReasons.has(because) && (isFresh(at) || isFresh(latestAt)));
}

/** What is due now. A schedule that was not seen before begins to count. */
async function dueRun(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  sync: string,
): Promise<Run | undefined> {
  const standing = await readStanding(store, sync);
  const startedMs = now();
  if (unattended.schedule && standing.scheduledAt === undefined)
    await changeStanding(store, sync, (known) => ({ scheduledAt: isoOf(startedMs), ...known }));
  const [first] = await dueWithSchedule(unattended, standing, startedMs);
  // What is due at once is dated with the instant of the asking.
  if (!first || Date.parse(first.at) > now()) return undefined;
  return { because: first.because, plan: first.plan, startedMs };
}

/** What planning is told for an action. */
const planOptionsOf = ({ kind, subject }: Action): PlanOptions => {
  if (kind === "sync all") return { syncAll: true };
  return kind === "person" && subject !== undefined ? { only: [subject] } : {};
};
