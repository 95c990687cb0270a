import { parseSettings } from "../adapter/parse-settings.ts";
import { assertScopeFits } from "../scope/assert-scope-fits.ts";
import { assertScope } from "../scope/check-scope.ts";
import { applySync } from "./apply-sync.ts";
import { assertFunctions } from "./assert-functions.ts";
import { assertGroups } from "./assert-groups.ts";
import { checkSync } from "./check-sync.ts";
import { retire } from "./claim-ownership.ts";
import { connectEvents } from "./connect-events.ts";
import { withContext } from "./context-of.ts";
import type { CreateSyncOptions } from "./create-sync-options.ts";
import { decide } from "./decide.ts";
import { describeSync } from "./describe-sync.ts";
import { dueRuns } from "./due-runs.ts";
import { explainPerson } from "./explain-person.ts";
import { findPerson } from "./find-person.ts";
import { finishReviewSync } from "./finish-review-sync.ts";
import { keepFact } from "./keep-fact.ts";
import { type ById, factKeys } from "./load-facts.ts";
import { matchSync } from "./match-sync.ts";
import { importDefaults, ownNothing } from "./own-nothing.ts";
import { planSync } from "./plan-sync.ts";
import { pollEvents } from "./poll-events.ts";
import { receiveEvents } from "./receive-events.ts";
import { release } from "./release.ts";
import { relinkSync } from "./relink-sync.ts";
import { replayEvents } from "./replay-events.ts";
import { revertMatchSync } from "./revert-match-sync.ts";
import { revertSync } from "./revert-sync.ts";
import { reviewSync } from "./review-sync.ts";
import { shadowSync } from "./shadow-sync.ts";
import { simulateSync } from "./simulate-sync.ts";
import type { Sync } from "./sync.ts";
import { createSyncContext, type SyncContext } from "./sync-context.ts";
import { syncSettingsSchema } from "./sync-settings.ts";

/**
 * Makes a sync from two connections, its settings and a store. Calls nobody yet.
 * Throws a ConfigurationError that lists every problem of the settings, then one for functions that the scope, or else a rule, names and nobody
 * handed in, then one for groups and apps that the source cannot tell of, then one for groups that the two sides cannot keep.
 */
export function createSync(options: CreateSyncOptions): Sync {
  const settings = ownNothing(parseSettings(syncSettingsSchema, importDefaults(options.settings), "sync"));
  assertScope(settings.scope, options.predicates);
  assertFunctions(settings, options);
  assertScopeFits(settings.scope, options.source);
  assertGroups(options, settings);
  const context = createSyncContext(options, settings);
  const plan: Sync["plan"] = (planOptions = {}) => planSync(context, planOptions);
  const apply: Sync["apply"] = (planned, applyOptions = {}) => applySync(context, planned, applyOptions);
  const sync: Sync = {
    check: () => checkSync(context),
    plan,
    apply,
    run: async ({ confirm = false, onProgress, ...more } = {}) => {
      const planned = await plan({ ...more, ...(onProgress && { onProgress }) });
      const report = await apply(planned, { ...more, ...(confirm && { confirm: planned.digest }) });
      return { plan: planned, report };
    },
    revert: (run, revertOptions = {}) => revertSync(context, run, revertOptions),
    retire: () => context.leased(() => retire(context)),
    relink: (relinkOptions) => relinkSync(context, relinkOptions),
    shadow: (shadowOptions) => shadowSync(context, shadowOptions),
    receive: (request) => receiveEvents(context, request),
    poll: () => pollEvents(context),
    replay: (window) => replayEvents(context, window),
    connectEvents: (url) => connectEvents(context, url),
    due: () => dueRuns(context),
    release: (which) => release(context, which),
    review: (reviewOptions = {}) => reviewSync(context, reviewOptions),
    match: (decisions, by, reason) => matchSync(context, decisions, by, reason),
    revertMatch: (subject, reviewOptions = {}) => revertMatchSync(context, subject, reviewOptions),
    finishReview: (finishOptions) => finishReviewSync(context, finishOptions),
    simulate: (from, to) => simulateSync(context, from, to),
    describe: () => describeSync(context),
    find: (workEmail) => findPerson(context, workEmail),
    explain: (subject, attribute) => explainPerson(context, subject, attribute),
    ...facts(context),
  };
  return withContext(sync, context);
}

const facts = (context: SyncContext): Pick<Sync, "decide" | "handOver" | "revoke" | "releaseRevocation"> => ({
  decide: (changes, by, reason) => decide(context, changes, by, reason),
  handOver: (subject) =>
    keepFact<ById<string>>(context, factKeys.handedOver, (known = {}) => ({
      ...known,
      [subject]: new Date(context.now()).toISOString(),
    })),
  revoke: (subject, at, startDateThen) =>
    keepFact<object>(context, factKeys.revocations, (known = {}) => ({
      ...known,
      [subject]: { at, ...(startDateThen !== undefined && { startDateThen }) },
    })),
  releaseRevocation: (subject) =>
    keepFact<{ readonly [id: string]: unknown }>(context, factKeys.revocations, (known = {}) =>
      Object.fromEntries(Object.entries(known).filter(([id]) => id !== subject)),
    ),
});
