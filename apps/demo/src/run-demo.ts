import { createMemoryStore, createSync, FindingsError, type Store } from "@rosterkit/core";
import {
  logRows,
  type PlanView,
  type Progress,
  printLog,
  printPlan,
  type Screen,
  secondsOf,
  unlessAborted,
} from "@rosterkit/terminal";
import { type Chain, legName } from "./chain.ts";
import { type Listener, type Listening, listenToOkta } from "./listen-to-okta.ts";
import type { Chapter, Leg } from "./pair.ts";
import { planFirst } from "./plan-first.ts";
import { printJourneys } from "./print-journeys.ts";
import { printCheck, printOpening } from "./print-opening.ts";
import { printAhead, printChapter, printExplanation, printHinted, printLeg, printReport } from "./print-round.ts";
import type { Arguments } from "./read-arguments.ts";
import { isDone, isOfNamed, makePlan, type Round, runRound, type Stage } from "./run-round.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What a demo runs with. */
export interface Run {
  readonly asked: Pick<Arguments, "people" | "seed" | "json" | "decisions">;
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
  readonly chain: Chain;
  readonly screen: Screen;
  readonly progress: Progress;
  readonly clock: VirtualClock;
  readonly signal: AbortSignal;
}

/** What came of one sync. */
export interface Outcome {
  readonly leg: Leg;
  readonly rounds: readonly Round[];
  /** Planning once more found nothing that can be done. */
  readonly converged: boolean;
}

/** One sync of the demo while it runs. */
interface Act extends Stage {
  readonly rounds: Round[];
  /** What was told of plans already. */
  readonly told: Set<string>;
}

/** Checks the connections, lives through every chapter, shows the log, and plans once more. One outcome for each sync. */
export async function runDemo(run: Run): Promise<readonly Outcome[]> {
  const { asked, chain, screen, clock } = run;
  await printOpening(screen, chain, asked);
  const store = createMemoryStore({ now: clock.now });
  const acts = chain.legs.map((leg) => actOf(run, leg, store));
  await checkConnections(run, acts);
  const listening = chain.hub && (await listenToOkta(chain.hub, acts.slice(1).map(listenerOf)));
  try {
    for (const [index, chapter] of chain.chapters.entries()) await liveThrough(run, acts, chapter, index, listening);
  } finally {
    await listening?.close();
  }
  for (const act of acts) await showLog(run, store, act);
  await printJourneys(screen, chain, store, acts);
  return showEnd(run, acts);
}

function actOf({ clock, progress, signal }: Run, leg: Leg, store: Store): Act {
  const { source, target, settings } = leg;
  const sync = createSync({
    source: source.connection,
    target: target.connection,
    settings,
    store,
    now: clock.now,
  });
  return { scene: leg, sync, clock, progress, signal, rounds: [], told: new Set() };
}

async function checkConnections({ screen, signal, progress }: Run, acts: readonly Act[]): Promise<void> {
  for (const [index, { sync }] of acts.entries()) {
    const checked = await unlessAborted(sync.check(), signal);
    progress.end();
    printCheck(screen, index === 0 ? [checked.source, checked.target] : [checked.target]);
    if (!checked.ok) throw new FindingsError(checked);
  }
}

const listenerOf = ({ scene, sync }: Act): Listener => ({ id: scene.settings.id, sync });

async function liveThrough(
  run: Run,
  acts: readonly Act[],
  chapter: Chapter,
  index: number,
  listening: Listening | undefined,
): Promise<void> {
  const { chain, screen, clock } = run;
  clock.jumpTo(chapter.at);
  for (const { act } of chapter.events) await act?.();
  printChapter(screen, chapter, index + 1, chain.chapters.length);
  for (const act of acts) {
    if (acts.length > 1) printLeg(screen, legName(act.scene));
    const isTold = act !== acts[0] && listening !== undefined;
    await syncNow(run, act, chapter, index, isTold);
    // What the first sync did in Okta is news for those behind it.
    if (!isTold) await listening?.deliver();
  }
  const [first] = acts;
  if (first) await tellMore(run, first, chapter, index);
}

async function syncNow(run: Run, act: Act, chapter: Chapter, index: number, hinted: boolean): Promise<void> {
  const { screen, asked } = run;
  const { decisions = [] } = asked;
  const { source, target, firstPlanWords } = act.scene;
  if (index === 0) screen.print(`  ${screen.paint.dim(firstPlanWords)}`);
  const first = (stage: Stage) => (index === 0 ? planFirst(stage, { ...run, decisions }) : makePlan(stage, { hinted }));
  const round = await runRound(act, chapter, first, listenerFor(screen, act, chapter));
  act.rounds.push(round);
  const { requests, durationMs } = round;
  const seen = `${requests.source} requests to ${source.name}, ${requests.target} to ${target.name}`;
  screen.print(screen.paint.dim(`  ${secondsOf(durationMs)} · ${seen}`));
}

function listenerFor(screen: Screen, { scene, told }: Act, chapter: Chapter): Parameters<typeof runRound>[3] {
  const view: PlanView = { telling: scene.telling, first: playersOf(chapter), told };
  let because = "because of what the first plan's writes brought to light";
  return {
    planned: (plan, nth) => {
      if (plan.hinted) printHinted(screen, plan.hinted);
      if (isOfNamed(plan)) because = "for everybody, as events may be lost";
      if (isDone(plan) && (nth > 1 || isOfNamed(plan))) return;
      if (nth > 1) screen.print("", `  Planned again for the same date, ${because}:`);
      printPlan(screen, plan, view);
    },
    applied: (report) => printReport(screen, report),
  };
}

const playersOf = ({ events }: Chapter): ReadonlySet<string> => new Set(events.flatMap(({ person }) => person ?? []));

/** After the first date, what lies ahead; where a chapter asks for it, how a value came about. Nothing that costs requests is done unseen. */
async function tellMore(
  { asked, chain, screen, clock }: Run,
  { sync }: Stage,
  { at, explain }: Chapter,
  index: number,
): Promise<void> {
  if (asked.json) return;
  const until = chain.chapters.at(-1)?.at ?? at;
  if (index === 0) printAhead(screen, await sync.simulate(new Date(clock.now()).toISOString(), until), until);
  const explanation = explain && (await sync.explain(explain.person, explain.attribute));
  if (explain && explanation) printExplanation(screen, explain.who, explanation);
}

async function showLog({ chain, screen }: Run, store: Store, { scene, rounds }: Act): Promise<void> {
  const parts = rounds.map(async ({ chapter, reports }) => {
    const runs = reports.map(({ run }) => run);
    return {
      at: chapter.at,
      rows: await logRows(store, scene.settings.id, runs, scene.telling),
      first: playersOf(chapter),
    };
  });
  printLog(screen, await Promise.all(parts), chain.legs.length > 1 ? `${legName(scene)}, ` : "");
}

async function showEnd({ chain, screen }: Run, acts: readonly Act[]): Promise<readonly Outcome[]> {
  const { paint, print } = screen;
  print("", paint.bold(paint.cyan("━━ Planning once more: is anything left?")));
  const outcomes: Outcome[] = [];
  for (const act of acts) {
    const { scene, rounds, told } = act;
    if (acts.length > 1) printLeg(screen, legName(scene));
    const plan = await makePlan(act);
    printPlan(screen, plan, { telling: scene.telling, first: new Set(), told });
    outcomes.push({ leg: scene, rounds, converged: isDone(plan) });
  }
  const lines = await Promise.all(chain.sides.map(async ({ name, contents }) => `  ${name}: ${await contents()}`));
  print("", ...lines, "");
  const converged = outcomes.every((outcome) => outcome.converged);
  print(converged ? paint.green(paint.bold("converged: true")) : paint.red(paint.bold("converged: false")));
  return outcomes;
}
