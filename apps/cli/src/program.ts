import { Command, Option } from "commander";
import type { CommandRow, OptionRow } from "./commands/command-row.ts";
import type { GlobalOptions, Invocation } from "./invocation.ts";

/** What every command may be told, as the help shows it. */
export const globalOptions: readonly OptionRow[] = [
  { flags: "--config <file>", help: "the config file (rosterkit.config.ts in this folder when left out)" },
  { flags: "--sync <id>", help: "which sync, where the config has several" },
  { flags: "--json", help: "print one JSON object, and nothing else, on stdout" },
];

/** The command line: every command of the table with the options that all share. */
export function createProgram(rows: readonly CommandRow[], run: (invocation: Invocation) => Promise<void>): Command {
  const program = new Command("rosterkit")
    .description("Keeps people in step between HR systems, Okta and the apps behind Okta.")
    .addHelpText("after", exitCodeHelp)
    .showHelpAfterError("See what there is with: rosterkit --help")
    .exitOverride();
  for (const option of globalOptions) program.addOption(optionOf(option));
  for (const row of rows) addRow(program, program, row, run);
  return program;
}

function addRow(
  program: Command,
  parent: Command,
  row: CommandRow,
  run: (invocation: Invocation) => Promise<void>,
): void {
  const { name, description, parameters = [], options = [], parts = [], act } = row;
  const command = parent.command(name).description(description);
  for (const [words, help] of parameters) command.argument(words, help);
  for (const option of options) command.addOption(optionOf(option));
  for (const part of parts) addRow(program, command, part, run);
  if (!act) return;
  command.action(async (...given: readonly unknown[]) => {
    const words = given
      .slice(0, -2)
      .flat()
      .filter((word) => typeof word === "string");
    await run({ act, words, options: command.opts(), global: program.opts<GlobalOptions>() });
  });
}

function optionOf({ flags, help, choices, required }: OptionRow): Option {
  const option = new Option(flags, help);
  if (choices) option.choices(choices);
  return required ? option.makeOptionMandatory() : option;
}

const exitCodeHelp = `
Exit codes: 0 nothing is left to do, 2 changes are pending, 3 what is left is held by the guard, 4 done in part, 1 an error, 130 after Ctrl-C.
Secrets come from the environment alone: <CONNECTION>_<SETTING>, such as OKTA_API_TOKEN; a file .env beside the config is read.`;
