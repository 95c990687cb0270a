import { type ApplyReport, executableChanges, type Plan } from "@rosterkit/core";

/** What the process ends with, so that scripts need not read what it printed. After Ctrl-C it is 130, after SIGTERM 143. */
export const exitCodes = {
  /** Nothing is left to do. */
  done: 0,
  /** It did not work; nothing more was done. */
  error: 1,
  /** Changes are pending: planned and not applied. */
  pending: 2,
  /** What is left is held by the guard. */
  held: 3,
  /** Some of it was done, some was not. */
  inPart: 4,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const isGuarded = ({ changes }: Plan): boolean => changes.some(({ held }) => held?.code === "guard");

/** Of a plan that was only made. */
export function exitCodeOfPlan(plan: Plan): ExitCode {
  if (executableChanges(plan.changes).length > 0) return exitCodes.pending;
  return isGuarded(plan) ? exitCodes.held : exitCodes.done;
}

/** Of a plan that was applied. */
export function exitCodeOfRun(plan: Plan, { failed, moved, skipped, stopped, heldLeft }: ApplyReport): ExitCode {
  if (stopped || failed + moved + skipped > 0) return exitCodes.inPart;
  return heldLeft > 0 && isGuarded(plan) ? exitCodes.held : exitCodes.done;
}
