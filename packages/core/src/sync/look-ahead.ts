import type { ApplyReport } from "../apply/apply-report.ts";
import type { Plan } from "../plan/plan.ts";
import type { Lease } from "../store/store.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** What a read of everybody comes to once its plan is applied. */
interface Pending {
  /** The plan's digest. */
  readonly plan: string;
  readonly at: string;
  readonly nextAt?: string;
}

/** Something was left over by a run, or could not be looked at. */
export interface LeftSince {
  readonly at: string;
  /** How often in a row. */
  readonly times: number;
  /** The newest hint that it looked at. Absent: none. */
  readonly hint?: number;
}

/** What is known of when the next run is due; JSON. Nobody is named in it. */
export interface LookAhead {
  /** The first instant at which something becomes due for somebody. Absent: none is known. */
  readonly nextAt?: string;
  /** When everybody was last looked at by a plan that was then applied. */
  readonly wholeAt?: string;
  /** When everybody was last to be looked at, whatever came of it. */
  readonly triedAt?: string;
  readonly pending?: Pending;
  readonly left?: LeftSince;
  /** When somebody was left out of a plan because of a write whose outcome was not known, and no plan for everybody has planned for them since. */
  readonly unsettledAt?: string;
}

/** What a plan looked at. */
export interface Looked {
  /** Everybody, not people named. */
  readonly everybody: boolean;
  /** The read proves who was there. */
  readonly complete: boolean;
  /** Of those looked at. */
  readonly nextAt: string | undefined;
  /** The newest hint that it looked at. `undefined`: none. */
  readonly hint: number | undefined;
}

export const readLookAhead = async ({ store, settings }: Pick<SyncContext, "store" | "settings">): Promise<LookAhead> =>
  ((await store.kept(settings.id, factKeys.lookAhead)) as LookAhead | undefined) ?? {};

/** Once a plan is made. A read may bring the next instant nearer; only a plan for everybody puts it off, once it is applied or has nothing to apply. */
export function afterPlan(known: LookAhead, plan: Plan, looked: Looked, at: string): LookAhead {
  const { everybody, complete, nextAt, hint } = looked;
  const { pending, unsettledAt, ...rest } = known;
  const nearer = nearest(known.nextAt, nextAt);
  const leftOut = plan.issues.some(({ code }) => code === "unsettled") ? at : everybody ? undefined : unsettledAt;
  const tried = {
    ...rest,
    ...(nearer !== undefined && { nextAt: nearer }),
    ...(everybody && { triedAt: at }),
    ...(leftOut !== undefined && { unsettledAt: leftOut }),
  };
  if (!everybody || !complete) {
    const waits = brought(pending, nextAt);
    return { ...tried, ...(waits && { pending: waits }), ...(!complete && { left: leftAgain(known, hint, at) }) };
  }
  const waits = { plan: plan.digest, at, ...(nextAt !== undefined && { nextAt }) };
  return isNothing(plan) ? whole(tried, waits) : { ...tried, pending: waits };
}

/** Nothing is to be applied, and nobody has to confirm that. */
export const isNothing = ({ changes, confirmation }: Plan): boolean => changes.length === 0 && !confirmation;

const nearest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

const brought = (pending: Pending | undefined, nextAt: string | undefined): Pending | undefined => {
  const nearer = nearest(pending?.nextAt, nextAt);
  return pending && { ...pending, ...(nearer !== undefined && { nextAt: nearer }) };
};

function whole(known: LookAhead, { at, nextAt }: Omit<Pending, "plan">): LookAhead {
  const { nextAt: _next, left: _left, pending: _pending, ...rest } = known;
  return { ...rest, wholeAt: at, ...(nextAt !== undefined && { nextAt }) };
}

const leftAgain = ({ left }: LookAhead, hint: number | undefined, at: string): LeftSince => ({
  at,
  times: (left?.times ?? 0) + 1,
  ...(hint !== undefined && { hint }),
});

/** Once a plan was applied. What did not come about is to be tried again before long, later each time. */
function afterApply(known: LookAhead, plan: Plan, report: ApplyReport, at: string): LookAhead {
  const isLeft = report.perChange.some(({ result }) => result !== "done" && result !== "held");
  const left = isLeft || report.stopped ? { left: leftAgain(known, plan.learned.hints?.upTo, at) } : {};
  const { pending } = known;
  if (pending?.plan !== plan.digest || report.aborted) return { ...known, ...left };
  return { ...whole(known, pending), ...left };
}

/** Keeps what a run that is over says of the next one. */
export async function lookAheadAfter(
  context: SyncContext,
  lease: Lease,
  plan: Plan,
  report: ApplyReport,
): Promise<void> {
  // What takes a run back, or links over, looks at nobody; and what becomes of a plan that was paused is said by its last run.
  if (plan.reverts !== undefined || plan.switches || report.paused) return;
  const at = new Date(context.now()).toISOString();
  const after = afterApply(await readLookAhead(context), plan, report, at);
  await context.store.commit(lease, { keep: { [factKeys.lookAhead]: after } });
}
