import type { Act } from "../invocation.ts";

/** One command of the command line. */
export interface CommandRow {
  readonly name: string;
  readonly description: string;
  /** As the help shows them: `<plan>` is needed, `[attribute]` is not. */
  readonly parameters?: readonly (readonly [words: string, help: string])[];
  readonly options?: readonly OptionRow[];
  /** Commands below it: `log verify`. */
  readonly parts?: readonly CommandRow[];
  /** Absent: one of its parts has to be named. */
  readonly act?: Act;
}

/** An option of a command. None takes a secret: command lines are seen by others and kept in histories. */
export interface OptionRow {
  readonly flags: string;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly required?: true;
}
