import { digest } from "../diff/digest.ts";
import { fold as foldValue } from "../roster/fold.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Baseline } from "../store/facts.ts";
import { breakReferenceCircles, reportCircles } from "./break-reference-circles.ts";
import { buildChanges } from "./build-changes.ts";
import type { Change } from "./change.ts";
import { claimAccounts } from "./claim-accounts.ts";
import { countChanges } from "./count-changes.ts";
import { guardChanges } from "./guard-changes.ts";
import { liftDecided } from "./lift-decided.ts";
import { noteFindings } from "./note-findings.ts";
import { orderChanges } from "./order-changes.ts";
import { orderUniqueValues } from "./order-unique-values.ts";
import type { Learned, Plan } from "./plan.ts";
import { createPlanContext, type PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Planner, PlannerInput } from "./planner-input.ts";
import { createReferenceColumns } from "./reference-columns.ts";
import { createSeenValues } from "./seen-values.ts";
import { settleReferences } from "./settle-references.ts";
import { takeRecord } from "./take-record.ts";
import { vanishedChanges } from "./vanished-changes.ts";

/** Creates a planner: add every source record, in any order, then finish. Pure. */
export function createPlanner(input: PlannerInput): Planner {
  const fold = createFold(createPlanContext(input));
  return {
    add: (id, row) => takeRecord(fold, id, row),
    finish: (source) => finishPlan(fold, source),
  };
}

function createFold(context: PlanContext): PlanFold {
  return {
    context,
    columns: createReferenceColumns(context.input.toAccount),
    people: new Map(),
    unlinked: [],
    compared: [],
    leavers: new Set(),
    started: new Set(),
    twice: new Set(),
    leftSeen: new Map(),
    notLeft: new Set(),
    unknownStatuses: new Map(),
    heldPeople: new Set(),
    outOfScope: new Map(),
    linking: new Map(),
    waiting: new Set(),
    notNew: 0,
    values: createSeenValues(context.owned.length),
    unproven: new Set(),
    isProtected: protection(context),
  };
}

function protection({ input, key }: PlanContext): (account: number) => boolean {
  const compare = input.toAccount.target[key]?.compare;
  const names = new Set([...input.settings.protected, ...(input.owners ?? [])].map((name) => foldValue(compare, name)));
  if (names.size === 0) return () => false;
  return (account) => {
    const login = account < 0 ? undefined : input.target.value(account, key);
    const id = account < 0 ? undefined : input.target.id(account);
    return [id, login].some((name) => typeof name === "string" && names.has(foldValue(compare, name)));
  };
}

function finishPlan(fold: PlanFold, source: Complete | Incomplete): Plan {
  const baseline = baselineOf(fold, source);
  claimAccounts(fold, baseline);
  settleReferences(fold);
  breakReferenceCircles(fold);
  const parkings = orderUniqueValues(fold);
  const people = [...fold.people.values()].flatMap((person) => buildChanges(fold, person, parkings));
  const changes = weigh(fold.context, [...people, ...vanishedChanges(fold, source)]);
  reportCircles(fold);
  noteFindings(fold, source);
  return assemble(fold, source, changes, baseline);
}

/** Who had started when the sync was switched on; learned at the first read that proves who is there. */
function baselineOf({ context, started }: PlanFold, source: Complete | Incomplete): Baseline | undefined {
  const { facts, at } = context.input;
  return facts.baseline ?? (isEverybody(source) ? { at, ids: started } : undefined);
}

function weigh({ input, nowMs, key }: PlanContext, changes: readonly Change[]): readonly Change[] {
  const ordered = orderChanges(changes);
  const { facts, settings, confirmation, links, target } = input;
  const live = [...links].filter(({ target: id }) => {
    const account = target.indexOf(id ?? "");
    return account >= 0 && target.state(account) !== "inactive";
  }).length;
  // A plan confirmed as a whole is weighed by a person, so only what is held for other reasons stays held.
  const guarded = confirmation ? ordered : guardChanges(ordered, { limits: settings.guard, live, recent: facts.recent, key });
  return liftDecided(guarded, facts.decisions, nowMs);
}

function assemble(fold: PlanFold, source: Complete | Incomplete, changes: readonly Change[], baseline: Baseline | undefined): Plan {
  const { input, issues } = fold.context;
  const body = {
    version: 1 as const,
    sync: input.settings.id,
    at: input.at,
    tenants: input.tenants,
    basis: {
      source: source.digest,
      target: input.target.extent.digest,
      links: input.links.digest,
      settings: digest(input.settings),
    },
    rules: input.rules,
    changes,
    issues: issues.toSorted((a, b) => (issueKey(a) < issueKey(b) ? -1 : 1)),
    counts: countChanges(changes, fold.waiting.size),
    ...(input.confirmation && changes.length > 0 && { confirmation: input.confirmation }),
    learned: learnedOf(fold, baseline),
  };
  return { ...body, digest: digest(body) };
}

const issueKey = ({ subject, code, attribute }: { readonly subject: string; readonly code: string; readonly attribute?: string }) =>
  [subject, code, attribute ?? ""].join("\u0000");

function learnedOf({ context, leftSeen, notLeft }: PlanFold, baseline: Baseline | undefined): Learned {
  return {
    ...(baseline && !context.input.facts.baseline && { baseline: [...baseline.ids].sort() }),
    ...(notLeft.size > 0 && { notLeft: [...notLeft].sort() }),
    ...(leftSeen.size > 0 && { leftSeen: Object.fromEntries([...leftSeen].sort()) }),
  };
}
