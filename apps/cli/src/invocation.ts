import type { Progress, Screen } from "@rosterkit/terminal";
import type { ExitCode } from "./exit-codes.ts";
import type { Workspace } from "./workspace.ts";

/** What every command may be told. */
export interface GlobalOptions {
  readonly config?: string;
  readonly sync?: string;
  readonly json?: true;
}

/** What a command works with. */
export interface Stage {
  /** Opened when something of it is first asked for. */
  readonly workspace: Workspace;
  /** The folder that whoever called is in. */
  readonly folder: string;
  /** Where people read; nothing is shown there with `--json`. */
  readonly screen: Screen;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly global: GlobalOptions;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
  /** What its parameters are, in order. */
  readonly words: readonly string[];
  /** What its options are, by name. */
  readonly options: { readonly [name: string]: unknown };
}

/** What a command comes to. */
export interface Outcome {
  readonly code: ExitCode;
  /** What `--json` prints. `undefined`: it has printed already. */
  readonly json: unknown;
}

/** Does what a command is for, shows it, and tells how it ended. Throws what stopped it. */
export type Act = (stage: Stage) => Promise<Outcome>;

/** A command as it was called. */
export interface Invocation {
  readonly act: Act;
  readonly words: readonly string[];
  readonly options: { readonly [name: string]: unknown };
  readonly global: GlobalOptions;
}
