import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { completionScript, isShell, shells } from "../output/completion-script.ts";
import type { CommandRow } from "./command-row.ts";

/** Prints a completion script for the commands, which are asked for late as this is one of them. */
export const createCompletion =
  (commands: () => readonly CommandRow[]): Act =>
  async ({ words, screen }) => {
    const shell = words[0] ?? "";
    if (!isShell(shell))
      throw new UsageError(`There is no completion for "${shell}"`, `Choose one of: ${shells.join(", ")}`);
    const script = completionScript(shell, commands());
    screen.print(script);
    return { code: exitCodes.done, json: { shell, script } };
  };
