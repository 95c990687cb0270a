import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Plan } from "../plan/plan.ts";
import { comparePlans, type ShadowReport } from "../relink/compare-plans.ts";
import type { Link } from "../store/link.ts";
import { carryOver } from "./carry-over.ts";
import { claimOwnership } from "./claim-ownership.ts";
import { contextOf } from "./context-of.ts";
import { accountNames } from "./gather-input.ts";
import { factKeys } from "./load-facts.ts";
import { peopleKeys } from "./people-keys.ts";
import { planSync } from "./plan-sync.ts";
import { readOnce } from "./read-once.ts";
import { relinkSync } from "./relink-sync.ts";
import { createScratchStore } from "./scratch-store.ts";
import type { ShadowOptions } from "./sync.ts";
import { createLeased, type SyncContext } from "./sync-context.ts";

/**
 * Plans with the old way in, takes its links over as far as nothing holds them, plans with the new way in, and compares. All of it on one read of the
 * target and of the new source, and in a store that is thrown away: neither side is written to, nothing is kept, and no lease is taken.
 */
export async function shadowSync(
  context: SyncContext,
  { from, settle, onProgress, signal }: ShadowOptions,
): Promise<ShadowReport> {
  const old = contextOf(from);
  assertComparable(context, old);
  const { target, source } = await sidesOnce(context, old);
  const store = createScratchStore(context.store, context.now);
  const before = inScratch(old, store, { source: old.source, target });
  const after = inScratch(context, store, { source, target });
  const options = {
    at: new Date(context.now()).toISOString(),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  };
  const oldPlan = await planSync(before, options);
  const relink = await relinkSync(after, { ...options, from: old.settings.id, ...(settle && { settle }) });
  await takeOver(after, relink);
  return comparePlans(oldPlan, await planSync(after, options), relink, context.key);
}

function assertComparable(context: SyncContext, old: SyncContext | undefined): asserts old is SyncContext {
  const refuse = (message: string) => new ConfigurationError([{ path: "from", message }]);
  if (!old) throw refuse("is no sync that createSync of this package made");
  if (old.store !== context.store) throw refuse("has another store");
  if (old.target.adapter.id !== context.target.adapter.id) throw refuse("writes to another vendor");
}

/** What is read twice is asked for once, with all that either plan needs. */
async function sidesOnce(
  context: SyncContext,
  old: SyncContext,
): Promise<{ readonly target: AnyConnection; readonly source: AnyConnection }> {
  const accounts = [...(await accountNames(old)), ...(await accountNames(context))];
  const { reads } = await context.mappings();
  const { reads: asked } = await peopleKeys(context);
  return {
    target: readOnce(context.target, [...new Set(accounts)]),
    source: readOnce(context.source, [...new Set([...reads, ...asked])]),
  };
}

function inScratch(
  context: SyncContext,
  store: SyncContext["store"],
  sides: Pick<SyncContext, "source" | "target">,
): SyncContext {
  const leaseOf = (sync: string) => createLeased(store, sync, "shadow", context.now);
  return { ...context, ...sides, store, leased: leaseOf(context.settings.id), leaseOf };
}

/** The links and all that goes with them, as they would be. */
const takeOver = (context: SyncContext, { switches, changes, tenants, at }: Plan): Promise<void> =>
  context.leased(async (lease) => {
    if (!switches || switches.callsOff) return;
    const free = changes.filter(({ held }) => !held);
    const links = free.flatMap(({ restores }): readonly Link[] => restores?.links ?? []);
    const facts = await carryOver(context.store, switches, free);
    const keep = { ...facts, [factKeys.tenants]: tenants, [factKeys.ran]: at };
    await claimOwnership(context, tenants, switches.from);
    await context.store.commit(lease, { links, keep: { ...keep, [factKeys.switchedTo]: null } });
  });
