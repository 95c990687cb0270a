import { once } from "node:events";
import {
  blankScreen,
  createScreen,
  printError,
  progressFor,
  type Screen,
  stopOnSignals,
  stoppedBy,
} from "@rosterkit/terminal";
import type { Chain } from "./chain.ts";
import { printNext, printServing } from "./print-serving.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { reportJson } from "./report-json.ts";
import { runDemo } from "./run-demo.ts";
import { createVirtualClock } from "./virtual-clock.ts";

const { stdin, stdout, stderr, argv, env } = process;

/** Whoever reads us may stop reading, as `head` does. */
stdout.on("error", () => process.exit());

const errorScreen = createScreen(stderr);
const signal = stopOnSignals(() => errorScreen.print("", "Stopping. Ctrl-C once more ends at once."));
/** How long what is under way may take to end once we are asked to stop. */
const graceMs = 1500;
try {
  const asked = readArguments(argv.slice(2));
  if (asked) process.exitCode = await demonstrate(asked);
} catch (error) {
  process.exitCode = explainEnd(error);
}

/** Says why it ended here, and gives the exit code. */
function explainEnd(error: unknown): number {
  const stopped = stoppedBy(error, signal);
  if (!stopped) {
    printError(errorScreen, error, env.DEBUG === "1");
    return 1;
  }
  errorScreen.print("Stopped. What was under way is in the journal; a next run would settle it before anything else.");
  return stopped.exitCode;
}

/** Opens the pair, runs the demo and gives the exit code. */
async function demonstrate(asked: Arguments): Promise<number> {
  const screen = asked.json ? blankScreen : createScreen(stdout);
  const progress = progressFor(stderr, screen, asked.json);
  const isInteractive = !asked.json && stdin.isTTY === true && stdout.isTTY === true;
  const clock = createVirtualClock(asked.play.startsAt);
  const chain = await asked.play.open({ ...asked, clock, onWait: progress.waiting });
  signal.addEventListener("abort", () => setTimeout(chain.close, graceMs).unref(), { once: true });
  try {
    const outcomes = await runDemo({ asked, chain, screen, progress, clock, signal, isInteractive });
    if (asked.json) stdout.write(`${JSON.stringify(reportJson(asked, outcomes))}\n`);
    else if (!asked.keepServing) printNext(screen);
    if (asked.keepServing) await keepServing(asked.json ? errorScreen : screen, chain);
    return outcomes.every(({ converged }) => converged) ? 0 : 1;
  } finally {
    progress.end();
    await chain.close();
  }
}

/** Until somebody stops us. */
async function keepServing(screen: Screen, chain: Chain): Promise<void> {
  printServing(screen, chain);
  if (!signal.aborted) await once(signal, "abort");
  throw signal.reason;
}
