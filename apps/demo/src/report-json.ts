import { countChanges, type PlanCounts } from "@rosterkit/core";
import type { Arguments } from "./read-arguments.ts";
import type { Outcome } from "./run-demo.ts";
import type { Round } from "./run-round.ts";

/** What `--json` prints of a chain: a report for each sync, in the order in which they run. */
export interface JsonReports {
  readonly syncs: readonly JsonReport[];
}

/** What `--json` prints of a pair. */
export interface JsonReport {
  readonly pair: { readonly source: string; readonly target: string };
  readonly people: number;
  readonly rounds: readonly JsonRound[];
  readonly converged: boolean;
}

/** Counts of plans; `groups` and `memberships` are 0 where the pair keeps none. */
type CountsOfAll = PlanCounts & Required<Pick<PlanCounts, "groups" | "memberships">>;

interface JsonRound {
  readonly at: string;
  /** Of what was applied on that date, all plans together; `conflict`, `held` and `waiting` are those left at its end. */
  readonly plan: CountsOfAll;
  readonly applied: number;
  readonly failed: number;
  readonly requests: { readonly source: number; readonly target: number };
  readonly durationMs: number;
}

/** Puts the report together: of one sync, or of each. */
export function reportJson(
  { play, people }: Pick<Arguments, "play" | "people">,
  outcomes: readonly Outcome[],
): JsonReport | JsonReports {
  const [first = "", hub = "", ...apps] = play.words;
  const pairs = [[first, hub] as const, ...apps.map((app) => [hub, app] as const)];
  const syncs = outcomes.map(({ rounds, converged }, index): JsonReport => {
    const [source = "", target = ""] = pairs[index] ?? [];
    return { pair: { source, target }, people, rounds: rounds.map(jsonRound), converged };
  });
  const [only] = syncs;
  return only && apps.length === 0 ? only : { syncs };
}

function jsonRound({ chapter, plans, reports, requests, durationMs }: Round): JsonRound {
  const sum = (count: (report: Round["reports"][number]) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    at: new Date(chapter.at).toISOString(),
    plan: countsOf(plans, reports.length),
    applied: sum(({ applied }) => applied),
    failed: sum(({ failed }) => failed),
    requests,
    durationMs,
  };
}

const leftAtTheEnd: ReadonlySet<string> = new Set(["conflict", "held", "waiting"] satisfies (keyof PlanCounts)[]);

/** Counts of the first so many plans, which were applied, and what the last one leaves. */
export function countsOf(plans: Round["plans"], applied: number): CountsOfAll {
  const last = plans.at(-1)?.counts ?? none;
  const names = Object.keys(Object.assign({}, none, ...plans.map(({ counts }) => counts))) as (keyof PlanCounts)[];
  const total = (name: keyof PlanCounts) =>
    plans.slice(0, applied).reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
  const entries = names.map((name) => [name, leftAtTheEnd.has(name) ? last[name] : total(name)] as const);
  return { ...none, ...Object.fromEntries(entries) };
}

const none: CountsOfAll = { ...countChanges([], 0, true), groups: 0, memberships: 0 };
