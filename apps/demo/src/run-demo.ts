import { createMemoryStore, createSync, FindingsError, type Store } from "@rosterkit/core";
import { logRows } from "./log-rows.ts";
import type { Scene } from "./pair.ts";
import { printLog } from "./print-log.ts";
import { printCheck, printOpening } from "./print-opening.ts";
import { type PlanView, printPlan } from "./print-plan.ts";
import { printAhead, printChapter, printExplanation, printReport } from "./print-round.ts";
import type { Progress } from "./progress.ts";
import type { Arguments } from "./read-arguments.ts";
import { isDone, makePlan, type Round, runRound, type Stage } from "./run-round.ts";
import type { Screen } from "./screen.ts";
import { unlessAborted } from "./unless-aborted.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import { secondsOf } from "./wait-words.ts";

/** What a demo runs with. */
export interface Run {
  readonly asked: Arguments;
  readonly scene: Scene;
  readonly screen: Screen;
  readonly progress: Progress;
  readonly clock: VirtualClock;
  readonly signal: AbortSignal;
  /** What was told of plans already. */
  readonly told: Set<string>;
}

/** What came of it. */
export interface Outcome {
  readonly rounds: readonly Round[];
  /** Planning once more found nothing that can be done. */
  readonly converged: boolean;
}

/** Checks the connections, lives through every chapter, shows the log, and plans once more. */
export async function runDemo(run: Run): Promise<Outcome> {
  const { asked, scene, screen, clock } = run;
  await printOpening(screen, scene, asked);
  const store = createMemoryStore({ now: clock.now });
  const sync = createSync({
    source: scene.source.connection,
    target: scene.target.connection,
    settings: scene.settings,
    store,
    now: clock.now,
  });
  const stage: Stage = { ...run, sync };
  await checkConnections(run, stage);
  const rounds: Round[] = [];
  for (const chapter of scene.chapters) rounds.push(await liveThrough(run, stage, chapter, rounds.length));
  await showLog(run, store, rounds);
  return { rounds, converged: await showEnd(run, stage) };
}

async function checkConnections({ screen, signal, progress }: Run, { sync }: Stage): Promise<void> {
  const checked = await unlessAborted(sync.check(), signal);
  progress.end();
  printCheck(screen, checked);
  if (!checked.ok) throw new FindingsError(checked);
}

async function liveThrough(run: Run, stage: Stage, chapter: Scene["chapters"][number], index: number): Promise<Round> {
  const { scene, screen, clock } = run;
  clock.jumpTo(chapter.at);
  for (const { act } of chapter.events) await act?.();
  printChapter(screen, chapter, index + 1, scene.chapters.length);
  if (index === 0) screen.print(`  ${screen.paint.dim(scene.firstPlanWords)}`);
  const round = await runRound(stage, chapter, index === 0 ? scene.firstPlan : {}, listenerFor(run, chapter));
  const { requests, durationMs } = round;
  const seen = `${requests.source} requests to ${scene.source.name}, ${requests.target} to ${scene.target.name}`;
  screen.print(screen.paint.dim(`  ${secondsOf(durationMs)} · ${seen}`));
  await tellMore(run, stage, chapter, index);
  return round;
}

function listenerFor({ screen, scene, told }: Run, chapter: Scene["chapters"][number]): Parameters<typeof runRound>[3] {
  const view: PlanView = { telling: scene.telling, first: playersOf(chapter), told };
  return {
    planned: (plan, nth) => {
      if (nth > 1 && isDone(plan)) return;
      if (nth > 1)
        screen.print(
          "",
          "  Planned again for the same date, because of what the first plan's writes brought to light:",
        );
      printPlan(screen, plan, view);
    },
    applied: (report) => printReport(screen, report),
  };
}

const playersOf = ({ events }: Scene["chapters"][number]): ReadonlySet<string> =>
  new Set(events.flatMap(({ person }) => person ?? []));

/** After the first date, what lies ahead; where a chapter asks for it, how a value came about. Nothing that costs requests is done unseen. */
async function tellMore(
  { asked, scene, screen, clock }: Run,
  { sync }: Stage,
  { at, explain }: Scene["chapters"][number],
  index: number,
) {
  if (asked.json) return;
  const until = scene.chapters.at(-1)?.at ?? at;
  if (index === 0) printAhead(screen, await sync.simulate(new Date(clock.now()).toISOString(), until), until);
  const explanation = explain && (await sync.explain(explain.person, explain.attribute));
  if (explain && explanation) printExplanation(screen, explain.who, explanation);
}

async function showLog({ scene, screen }: Run, store: Store, rounds: readonly Round[]): Promise<void> {
  const parts = rounds.map(async ({ chapter, reports }) => {
    const runs = reports.map(({ run }) => run);
    return {
      at: chapter.at,
      rows: await logRows(store, scene.settings.id, runs, scene.telling),
      first: playersOf(chapter),
    };
  });
  printLog(screen, await Promise.all(parts));
}

async function showEnd({ scene, screen, told }: Run, stage: Stage): Promise<boolean> {
  const { paint, print } = screen;
  print("", paint.bold(paint.cyan("━━ Planning once more: is anything left?")));
  const plan = await makePlan(stage);
  printPlan(screen, plan, { telling: scene.telling, first: new Set(), told });
  const converged = isDone(plan);
  print(
    "",
    `  ${scene.source.name}: ${await scene.source.contents()}`,
    `  ${scene.target.name}: ${await scene.target.contents()}`,
    "",
  );
  print(converged ? paint.green(paint.bold("converged: true")) : paint.red(paint.bold("converged: false")));
  return converged;
}
