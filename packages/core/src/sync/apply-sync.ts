import { isRemoval } from "../apply/aim-of.ts";
import { applyPlan } from "../apply/apply-plan.ts";
import type { ApplyReport } from "../apply/apply-report.ts";
import { type EndedChange, readEnded, reportsOfEnded } from "../apply/ended-changes.ts";
import { type Lift, mayApply } from "../apply/lift.ts";
import { makePassword } from "../password/make-password.ts";
import { holdElsewhere } from "../plan/linked-elsewhere.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import type { Links } from "../store/links.ts";
import type { Batch, Lease } from "../store/store.ts";
import { assertNotSwitched } from "./assert-not-switched.ts";
import { assertReviewed } from "./assert-reviewed.ts";
import { checkSide } from "./check-side.ts";
import { claimOwnership } from "./claim-ownership.ts";
import { forgetHints } from "./forget-hints.ts";
import { type Heeded, heedReverted } from "./heed-reverted.ts";
import { holdDecided } from "./hold-decided.ts";
import { forgetConfirmed, leaversAfter } from "./leavers-after.ts";
import { linkMakingOf } from "./link-making.ts";
import { groupsElsewhere, linkedElsewhere } from "./linked-elsewhere.ts";
import { factKeys } from "./load-facts.ts";
import { lookAheadAfter } from "./look-ahead.ts";
import { assertMayImport } from "./own-nothing.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import { settleFirst } from "./settle-first.ts";
import { targetOf } from "./sides.ts";
import { stillLeaving } from "./still-leaving.ts";
import { stillOutside } from "./still-outside.ts";
import { isSwitching, type SwitchScene, switchOver } from "./switch-over.ts";
import type { ApplyOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";
import { tellFinished } from "./tell-finished.ts";

/** Applies a plan under the lease of the sync; one that takes links of another sync over, under both. */
export const applySync = (context: SyncContext, plan: Plan, options: ApplyOptions): Promise<ApplyReport> =>
  context.leased(async (lease) => {
    if (plan.reverts === undefined) assertMayImport(context.settings);
    if (isSwitching(plan))
      return switchOver(context, lease, plan, options, (scene) => applyLeased(context, lease, plan, options, scene));
    await assertNotSwitched(context.store, context.settings.id);
    await assertReviewed(context, plan);
    return applyLeased(context, lease, plan, options);
  });

async function applyLeased(
  context: SyncContext,
  lease: Lease,
  plan: Plan,
  options: ApplyOptions,
  switching?: SwitchScene,
): Promise<ApplyReport> {
  const { store, settings, now } = context;
  const target = await targetOf(context);
  const linkMaking = linkMakingOf(await context.mappings(), target.groups?.attributes);
  const { confirm, lift, onProgress, signal, pauseWhen, continues } = options;
  await assertSameTenants(context, plan);
  const runId = context.newRunId();
  const owners = switching?.owners ?? (await claimOwnership(context, plan.tenants));
  const elsewhere = {
    people: await linkedElsewhere(context, owners),
    groups: await groupsElsewhere(context, owners),
  };
  // Facts are loaded once, and only when the plan removes anybody.
  let planning: Promise<PlanContext> | undefined;
  const planningOnce = () => (planning ??= createPlanContextFor(context, plan.at));
  // What a run left open since the plan was made is settled first, or its people would only wait.
  const { links, groupLinks } = await settleFirst(context, lease);
  const { changes, keep: revertedNow } = switching ? untouched(plan) : await heedReverted(context, plan, runId, links);
  const current = await holdDecided(context, plan, changes);
  // Read once earlier writes are settled: what became of them counts too.
  const ended = continues && (await readEnded(store, plan));
  const confirmed = new Map<string, number>();
  await switching?.begin();
  const report = await applyPlan({
    plan: { ...plan, changes: current.map((change) => holdElsewhere(change, elsewhere)) },
    target,
    links: { people: links, groups: groupLinks },
    store,
    lease,
    runId,
    settings,
    now,
    lift,
    confirm,
    signal,
    ended,
    ...(!switching && plan.reverts === undefined && { pauseWhen }),
    progress: (progress) => {
      if (progress.type === "change" && progress.result === "done") confirmed.set(progress.change, now());
      onProgress?.(progress);
    },
    keep: {
      ...(await keptBy(context, plan, links, lift, ended ? undefined : runId)),
      ...revertedNow,
      ...switching?.keep,
    },
    ...linkMaking,
    makePassword: () => makePassword(settings.passwords, context.random),
    stillLeaving: (change) => stillLeaving(context, planningOnce, change),
    // What takes a run back goes by what the run did, whatever the source says.
    ...(plan.reverts === undefined && { stillOutside: (change) => stillOutside(context, plan.at, links, change) }),
  });
  const became = whole(plan, report, ended);
  const leavers = leaversAfter(untold(plan, ended), became, confirmed, now());
  // The run is over and its report is worth more than this: who is not forgotten is only told once more.
  await forgetConfirmed(context, lease, leavers).catch(() => undefined);
  await keepUpTo(context, lease, plan, became).catch(() => undefined);
  await forgetHints(context, plan, became).catch(() => undefined);
  await lookAheadAfter(context, lease, plan, became).catch(() => undefined);
  const review = await tellFinished(context, lease, plan, became).catch(() => ({}));
  return { ...report, ...(leavers.length > 0 && { leavers }), ...review };
}

/** What became of the plan as a whole, by this run and those that it goes on from. */
const whole = (plan: Plan, report: ApplyReport, ended: Ended): ApplyReport =>
  ended ? { ...report, perChange: [...reportsOfEnded(ended, plan), ...report.perChange] } : report;

/** Without the leavers whom an earlier report of the same plan told as confirmed. */
const untold = (plan: Plan, ended: Ended): Plan => {
  const out = [...(ended?.values() ?? [])].filter(
    ({ change, outcome }) => isRemoval(change) && outcome.result === "done",
  );
  const told = new Set(out.map(({ change }) => change.subject));
  return told.size > 0 ? { ...plan, leavers: plan.leavers?.filter(({ subject }) => !told.has(subject)) ?? [] } : plan;
};

type Ended = ReadonlyMap<string, EndedChange> | undefined;

/** Links alone are taken over, whatever was taken back of anybody. */
const untouched = ({ changes }: Plan): Heeded => ({ changes, keep: {} });

/**
 * A plan is for two companies; whatever the settings lead to now, nothing is written to others. Taking a run back asks nothing of the source,
 * so it is not in the way when that is out of order.
 */
async function assertSameTenants({ source, target }: SyncContext, { tenants, reverts }: Plan): Promise<void> {
  await Promise.all([
    ...(reverts === undefined ? [checkSide(source, tenants.source)] : []),
    checkSide(target, tenants.target),
  ]);
}

/**
 * From here on who changed earlier need not be looked at again. What did not come about for people is looked at again; what is held waits for a person.
 */
async function keepUpTo(
  { store, settings }: SyncContext,
  lease: Lease,
  { learned: { upTo } }: Plan,
  { perChange, aborted, paused }: ApplyReport,
): Promise<void> {
  const isLeft = perChange.some(
    ({ resource, result }) => resource === "people" && result !== "done" && result !== "held",
  );
  const known = (await store.kept(settings.id, factKeys.upTo)) as string | undefined;
  if (upTo === undefined || isLeft || aborted || paused || (known !== undefined && known >= upTo)) return;
  await store.commit(lease, { keep: { [factKeys.upTo]: upTo } });
}

/** What is remembered of a plan as soon as it is applied. `run`: the first of the plan; absent, it goes on. */
async function keptBy(
  { store, settings }: SyncContext,
  plan: Plan,
  links: Links,
  lift: Lift | undefined,
  run: string | undefined,
): Promise<Kept> {
  const baseline = await store.kept(settings.id, factKeys.baseline);
  const before = (await store.kept(settings.id, factKeys.unreviewed)) as readonly string[] | undefined;
  return {
    [factKeys.ran]: plan.at,
    [factKeys.unreviewed]: unreviewedAfter(before ?? [], plan, links, lift),
    ...(plan.confirmation === "sync all" &&
      run !== undefined && {
        [factKeys.baseline]: { at: plan.at, ids: [] },
        [factKeys.baselineBefore]: { run, baseline: baseline ?? null },
      }),
  };
}

type Kept = NonNullable<Batch["keep"]>;

/** People whose link waits for a review: the next plan, which is no first run any more, must not make it unasked. */
function unreviewedAfter(
  before: readonly string[],
  { changes }: Plan,
  links: Links,
  lift: Lift | undefined,
): readonly string[] {
  const open = new Set(before.filter((subject) => !links.bySource(subject)));
  for (const change of changes) {
    if (change.operation !== "link" || change.resource !== "people") continue;
    if (mayApply(change, lift)) open.delete(change.subject);
    else if (change.held?.code === "review") open.add(change.subject);
  }
  return [...open].sort();
}
