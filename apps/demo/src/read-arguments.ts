import { existsSync, readFileSync } from "node:fs";
import { type MatchDecision, readMatchDecisions } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { Command, CommanderError, Option } from "commander";
import { type Breakage, breakages, type LeaverAction, leaverActions } from "./pair.ts";
import { findPlay, type Play, playWords } from "./plays.ts";

/** What the demo is asked to do. */
export interface Arguments {
  readonly play: Play;
  readonly people: number;
  readonly seed: string;
  readonly json: boolean;
  readonly keepServing: boolean;
  /** Of a chain alone. */
  readonly leavers: LeaverAction;
  /** Who is who, for targets that want a review first. Absent: nothing was handed in. */
  readonly decisions?: readonly MatchDecision[];
  readonly breakage?: Breakage;
}

interface Options {
  readonly people: string;
  readonly seed: string;
  readonly json?: true;
  readonly keepServing?: true;
  readonly leavers: LeaverAction;
  readonly match?: string;
  readonly break?: Breakage;
}

const seeHelp = "See what there is with: npm start -- --help";

/** Reads the command line. `undefined`: help was asked for, and shown. Throws a UsageError for what is not understood. */
export function readArguments(words: readonly string[]): Arguments | undefined {
  const command = createCommand();
  try {
    command.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new UsageError(capitalised(error.message.replace(/^error: /, "")), seeHelp);
  }
  const options = command.opts<Options>();
  return {
    play: readPlay(command.processedArgs.flat()),
    people: readPeople(options.people),
    seed: options.seed,
    json: options.json === true,
    keepServing: options.keepServing === true,
    leavers: options.leavers,
    ...(options.match !== undefined && { decisions: readDecisions(options.match) }),
    ...(options.break && { breakage: options.break }),
  };
}

function createCommand(): Command {
  return new Command("npm start --")
    .description(
      "Lives through four weeks of a company between two pretend vendors, over real HTTP, with the real engine.",
    )
    .argument("[source]", "where people come from", "humaans")
    .argument("[target]", "where their accounts are", "okta")
    .argument("[apps...]", "apps behind Okta, for a chain")
    .option("--people <number>", "how many people work there", "60")
    .option("--seed <text>", "the same seed makes the same company", "demo")
    .option("--json", "print one JSON object, and nothing else, on stdout")
    .option("--keep-serving", "leave the stand-ins running afterwards, until Ctrl-C")
    .addOption(
      new Option("--leavers <action>", "in a chain: what happens to leavers in Okta")
        .choices(leaverActions)
        .default("deactivate"),
    )
    .option("--match <file>", "for Insightful: decisions about who is who, instead of leaving them open")
    .addOption(new Option("--break <what>", "make something wrong, to see how the error reads").choices(breakages))
    .addHelpText("after", `\nPairs: ${playWords.join(", ")}`)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
}

function readPlay(words: readonly unknown[]): Play {
  const asked = words.filter((word) => typeof word === "string");
  const play = findPlay(asked);
  if (play) return play;
  const what = asked.length > 2 ? "chain" : "pair";
  throw new UsageError(`There is no ${what} "${asked.join(" ")}"`, `Choose one of: ${playWords.join(", ")}`);
}

/** Read before anything is started, so that a mistake in the file costs nothing. */
function readDecisions(file: string): readonly MatchDecision[] {
  if (existsSync(file)) return readMatchDecisions(readFileSync(file, "utf8"));
  throw new UsageError(
    `There is no file ${file}`,
    "Name one that holds decisions; apps/demo/README.md shows what it looks like.",
  );
}

/** Below two there is nobody to keep in step; the upper limit is what a demo's memory holds in comfort. */
function readPeople(text: string): number {
  const people = Number(text);
  if (/^\d+$/.test(text) && people >= 2 && people <= 20_000) return people;
  throw new UsageError(
    "--people is not a whole number from 2 to 20000",
    "Say it in digits, such as: npm start -- --people 200",
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
