#!/usr/bin/env node
import { blankScreen, createScreen, printError, progressFor, stopOnSignals, stoppedBy } from "@rosterkit/terminal";
import { CommanderError } from "commander";
import { commands } from "./commands/commands.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Invocation } from "./invocation.ts";
import { errorJson } from "./output/error-json.ts";
import { leaveOutNews } from "./output/leave-out-news.ts";
import { createProgram } from "./program.ts";
import { createWorkspace } from "./workspace.ts";

const { stdout, stderr, stdin, argv, env } = process;

/** Whoever reads us may stop reading, as `head` does. */
stdout.on("error", () => process.exit());
leaveOutNews(process);

const errorScreen = createScreen(stderr);
const signal = stopOnSignals(() => errorScreen.print("", "Stopping. Ctrl-C once more ends at once."));
const isJson = argv.includes("--json");

try {
  await createProgram(commands, run).parseAsync(argv);
} catch (error) {
  process.exitCode = explainEnd(error);
}

/** Lets a command act with what it needs, and closes that again. */
async function run({ act, ...invocation }: Invocation): Promise<void> {
  const screen = isJson ? blankScreen : createScreen(stdout);
  const progress = progressFor(stderr, screen, isJson);
  const folder = process.cwd();
  const workspace = createWorkspace({
    named: invocation.global.config,
    folder,
    signal,
    onWait: ({ reason, untilMs }, vendor) => progress.waiting({ vendor, reason, forMs: untilMs - Date.now() }),
  });
  try {
    const isInteractive = !isJson && stdin.isTTY === true && stdout.isTTY === true;
    const stage = { ...invocation, folder, workspace, screen, progress, signal, isInteractive };
    const { code, json } = await act(stage);
    tell(json);
    process.exitCode = code;
  } finally {
    progress.end();
    await workspace.close();
  }
}

/** One line, for programs. */
function tell(json: unknown): void {
  if (isJson && json !== undefined) stdout.write(`${JSON.stringify(json)}\n`);
}

/** Says why it ended here, and gives the exit code. */
function explainEnd(error: unknown): ExitCode | number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.error;
  const stopped = stoppedBy(error, signal);
  if (stopped) {
    errorScreen.print("Stopped. What was under way is in the journal; the next run settles it before anything else.");
    return stopped.exitCode;
  }
  tell(errorJson(error));
  printError(errorScreen, error, env.DEBUG === "1");
  return exitCodes.error;
}
