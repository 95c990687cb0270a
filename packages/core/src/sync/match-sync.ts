import { z } from "zod";
import { parseSettings } from "../adapter/parse-settings.ts";
import { journalDecisions } from "../review/journal-decisions.ts";
import { type MatchDecision, matchDecisionSchema } from "../review/match-decisions.ts";
import { MatchError } from "../review/match-error.ts";
import { type Decided, type DecisionInput, resolveDecisions } from "../review/resolve-decisions.ts";
import type { Reverted } from "../store/facts.ts";
import type { Intent } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import type { Batch } from "../store/store.ts";
import { matchRunOf } from "../undo/read-match.ts";
import { assertNamed } from "./assert-named.ts";
import { assertNotSwitched } from "./assert-not-switched.ts";
import { type ById, factKeys, type Undecided } from "./load-facts.ts";
import { finishedOf, type ReviewRead, readReview } from "./read-review.ts";
import type { MatchReport } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

const decisionsSchema = z.array(matchDecisionSchema).max(100_000);

/** Reads both sides, weighs decisions against them, and stores all of them at once, or none. */
export const matchSync = (
  context: SyncContext,
  decisions: readonly MatchDecision[],
  by: string,
  reason: string,
): Promise<MatchReport> =>
  context.leased(async (lease) => {
    const { store, settings } = context;
    assertNamed({ by, reason });
    const parsed = parseSettings(decisionsSchema, decisions, "decisions");
    await assertNotSwitched(store, settings.id);
    const named = new Set(parsed.map(({ person }) => person.toLowerCase()));
    const asks = ({ subject, workEmail }: { readonly subject: string; readonly workEmail: string }) =>
      named.has(subject.toLowerCase()) || named.has(workEmail.toLowerCase());
    const read = await readReview(context, {}, lease, { asks });
    const at = new Date(context.now()).toISOString();
    const last = parsed.some(({ what }) => what === "undo") ? await lastDecisions(context) : new Map<string, never>();
    const input = { scene: read.scene, by, at, reason, last, stored: await storedOf(context) };
    const { decided, problems } = resolveDecisions(input, parsed);
    if (problems.length > 0) throw new MatchError(problems);
    const run = context.newRunId();
    if (decided.length > 0)
      await store.commit(lease, {
        ...journalDecisions(run, input, decided, (id) => read.scene.met.get(id)?.who ?? id),
        keep: await keptBy(context, read, decided, at),
      });
    return { run, decided: decided.length, unchanged: parsed.length - decided.length };
  });

/** What is stored of everybody, by source id. */
async function storedOf({ store, settings }: SyncContext): Promise<DecisionInput["stored"]> {
  const stored = new Map<string, Link>();
  for await (const batch of store.links(settings.id, "people"))
    for (const link of batch) if (link.verdict !== "undone" || link.apart) stored.set(link.source, link);
  return stored;
}

/** What was before the last decision about each person. */
async function lastDecisions({ store, settings }: SyncContext): Promise<DecisionInput["last"]> {
  const last = new Map<string, ReturnType<typeof lastOf>>();
  for await (const batch of store.entries(settings.id, { since: "" }))
    for (const entry of batch)
      if (entry.type === "intent" && entry.what.decided) last.set(entry.subject, lastOf(entry));
  return last;
}

const lastOf = ({ links = [], subject, what: { account } }: Intent) => ({
  before: links.find(({ source }) => source === subject),
  account,
});

/** Who is still to be decided, and what need not be held any more: people whose match was taken back and who are matched otherwise now, and their groups. */
async function keptBy(
  context: SyncContext,
  { undecided }: ReviewRead,
  decided: readonly Decided[],
  at: string,
): Promise<NonNullable<Batch["keep"]>> {
  const { store, settings } = context;
  const isFinished = settings.review !== "off" && (await finishedOf(context)) !== undefined;
  const left = { ...undecided };
  const runs = new Set(decided.map(({ subject }) => matchRunOf(subject)));
  const released = async (key: string) => {
    const known = ((await store.kept(settings.id, key)) ?? {}) as ById<Reverted>;
    return orNull(Object.fromEntries(Object.entries(known).filter(([, { run }]) => !runs.has(run))));
  };
  for (const { what, subject, after } of decided) {
    const why = undecidedBy(what, after, isFinished);
    if (why) left[subject] = why;
    else delete left[subject];
  }
  const before = (await store.kept(settings.id, factKeys.decided)) as ById<string> | undefined;
  return {
    [factKeys.undecided]: orNull(left),
    [factKeys.reverted]: await released(factKeys.reverted),
    [factKeys.revertedGroups]: await released(factKeys.revertedGroups),
    [factKeys.decided]: { ...before, ...Object.fromEntries(decided.map(({ subject }) => [subject, at])) },
  };
}

/** Whoever was taken from an account waits for a word before one is made for them. */
function undecidedBy(what: Decided["what"], after: Link, isFinished: boolean): Undecided | undefined {
  if (after.verdict === "different" && after.target !== undefined) return "unmatched";
  return what === "undo" && after.verdict === "undone" && isFinished ? "left open" : undefined;
}

/** A store forgets what is kept as `null`. */
const orNull = (facts: object): object | null => (Object.keys(facts).length > 0 ? facts : null);
