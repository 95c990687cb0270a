import type { Kind } from "../shape/index.ts";
import type { Step } from "./expression.ts";
import type { Misread } from "./misread.ts";

/** A step whose parameters were found good. */
export interface PreparedStep {
  /**
   * Never gets `undefined` or `null`. `undefined`: nothing can be said of this value, so the target is left alone.
   * `unreadable`, where `misread` says what that means: the same, and somebody is told.
   */
  readonly run: (value: never) => unknown;
  /** What it does, for tables: `lower case`. */
  readonly words: string;
  /** What is told of a value that it gives `unreadable` for. Absent: it never does. */
  readonly misread?: Misread;
  /** The steps that undo it; none when the value was only narrowed. Absent: it does not invert. */
  readonly back?: readonly Step[];
}

/** An entry of the table of steps. The compiler and the check of a mapping's JSON both read it. */
export interface StepDefinition<Takes extends Kind = Kind, Gives extends Kind = Kind> {
  /** What it takes; every kind that flows into one of these is taken too. */
  readonly takes: readonly Takes[];
  readonly gives: Gives;
  /** Reads the parameters as they stand in the JSON. A string says what is wrong with them. */
  readonly prepare: (...parameters: readonly unknown[]) => PreparedStep | string;
}

/** Types one entry of the table of steps. */
export const defineStep = <const Takes extends Kind, const Gives extends Kind>(
  takes: readonly Takes[],
  gives: Gives,
  prepare: StepDefinition["prepare"],
): StepDefinition<Takes, Gives> => Object.freeze({ takes, gives, prepare });

/** A `prepare` for a step without parameters. */
export const plain =
  (step: PreparedStep): StepDefinition["prepare"] =>
  (...parameters) =>
    parameters.length === 0 ? step : "takes no parameters";
