import type { ApplyReport } from "../apply/apply-report.ts";
import { ConfirmationRequiredError } from "../apply/confirmation-required-error.ts";
import { assertLift, type Lift, mayApply } from "../apply/lift.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { UntiedError } from "../ownership/untied-error.ts";
import type { Change } from "../plan/change.ts";
import type { Plan, Switching } from "../plan/plan.ts";
import { linksDigest } from "../relink/plan-relink.ts";
import type { Batch, Lease } from "../store/store.ts";
import { assertMayRelink } from "./assert-may-relink.ts";
import { carryOver } from "./carry-over.ts";
import { claimOwnership, type Owners, ownersInstead } from "./claim-ownership.ts";
import { factKeys } from "./load-facts.ts";
import { loadBoth } from "./settle-first.ts";
import type { ApplyOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** A plan that takes links over. */
export type SwitchingPlan = Plan & { readonly switches: Switching };

/** Whether a plan takes links over. */
export const isSwitching = (plan: Plan): plan is SwitchingPlan => plan.switches !== undefined;

/** What applying is to do otherwise than usual. */
export interface SwitchScene {
  readonly owners: Owners;
  readonly keep: NonNullable<Batch["keep"]>;
  /** To be called once everything was looked at and before anything is written. */
  readonly begin: () => Promise<void>;
}

/**
 * Takes the links of another sync over, while both leases are held. Nothing is written by either sync before all of it is: first this one is marked as
 * unfinished, then the old one as switched, then the links are written, and last what the old one owns passes on and the mark goes. Whatever dies in
 * between is finished by relinking again.
 */
export function switchOver(
  context: SyncContext,
  lease: Lease,
  plan: SwitchingPlan,
  { confirm, lift }: Pick<ApplyOptions, "confirm" | "lift">,
  apply: (scene: SwitchScene) => Promise<ApplyReport>,
): Promise<ApplyReport> {
  assertConfirmed(plan, confirm, lift);
  const { from } = plan.switches;
  return context.leaseOf(from)(async (oldLease) => {
    await assertAsPlanned(context, plan);
    const owners = await ownersInstead(context, plan.tenants, from);
    const report = await apply({
      owners,
      keep: await keptBy(context, plan, lift),
      begin: () => begin(context, plan, lease, oldLease),
    });
    if (isWhole(takenOver(plan, lift), report)) await finish(context, plan, lease, oldLease);
    return report;
  });
}

function assertConfirmed(plan: SwitchingPlan, confirm: string | undefined, lift: Lift | undefined): void {
  if (confirm !== plan.digest) throw new ConfirmationRequiredError("relink", plan.digest);
  assertLift(lift);
  const taken = takenOver(plan, lift);
  assertOneEach(taken);
  const tied = new Set(taken.flatMap(({ resource, takesOver }) => (resource === "people" ? (takesOver ?? []) : [])));
  const untied = plan.switches.live.filter((id) => !tied.has(id));
  if (untied.length > 0) throw new UntiedError(plan.switches.from, untied);
}

const takenOver = ({ changes }: Plan, lift: Lift | undefined): readonly Change[] =>
  changes.filter((change) => change.takesOver !== undefined && mayApply(change, lift));

/** Of the changes that a conflict left a person to choose from, one is taken. */
function assertOneEach(taken: readonly Change[]): void {
  for (const side of [(change: Change) => change.subject, (change: Change) => change.takesOver]) {
    const twice = [...Map.groupBy(taken, (change) => `${change.resource} ${side(change)}`).values()].filter(
      ({ length }) => length > 1,
    );
    const problems = twice.map((changes) => ({
      path: changes.map(({ id }) => id).join(", "),
      message: "are lifted together, and only one of them can be true",
    }));
    if (problems.length > 0) throw new ConfigurationError(problems);
  }
}

async function assertAsPlanned(context: SyncContext, { tenants, switches, basis }: SwitchingPlan): Promise<void> {
  const { callsOff } = await assertMayRelink(context, tenants, switches.from);
  const { people, groups } = await loadBoth(context.store, switches.from);
  if (callsOff === (switches.callsOff === true) && linksDigest(people, groups) === basis.links) return;
  const message = `what "${switches.from}" is linked to has changed since it was made: plan again`;
  throw new ConfigurationError([{ path: "plan", message }]);
}

async function keptBy(
  { store }: SyncContext,
  plan: SwitchingPlan,
  lift: Lift | undefined,
): Promise<SwitchScene["keep"]> {
  const { from, callsOff } = plan.switches;
  const fact = { sync: from, at: plan.at };
  return {
    [factKeys.tenants]: plan.tenants,
    ...(!callsOff && {
      ...(await carryOver(store, plan.switches, takenOver(plan, lift))),
      [factKeys.switchedFrom]: fact,
    }),
  };
}

async function begin(
  { store, settings }: SyncContext,
  { tenants, switches, at }: SwitchingPlan,
  lease: Lease,
  oldLease: Lease,
): Promise<void> {
  const { from, callsOff } = switches;
  // Until it is called off, all that matters is here, and the other one may yet be finished instead.
  if (callsOff) return;
  await store.commit(lease, { keep: { [factKeys.tenants]: tenants, [factKeys.switching]: { sync: from, at } } });
  await store.commit(oldLease, { keep: { [factKeys.switchedTo]: { sync: settings.id, at } } });
}

/** A group that a third sync has taken meanwhile stays with that one. */
function isWhole(taken: readonly Change[], { perChange }: ApplyReport): boolean {
  const results = new Map(perChange.map(({ change, result }) => [change, result]));
  return taken.every(({ id, resource }) => {
    const result = results.get(id);
    return result === "done" || (resource === "groups" && result === "held");
  });
}

async function finish(
  context: SyncContext,
  { at, tenants, switches: { from, callsOff } }: SwitchingPlan,
  lease: Lease,
  oldLease: Lease,
): Promise<void> {
  const { store, settings } = context;
  await claimOwnership(context, tenants, from);
  await store.commit(lease, { keep: { [factKeys.switching]: null, [factKeys.switchedTo]: null } });
  const switchedTo = { sync: settings.id, at };
  if (callsOff)
    await store.commit(oldLease, { keep: { [factKeys.switching]: null, [factKeys.switchedTo]: switchedTo } });
}
