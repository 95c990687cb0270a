import type { Functions } from "./custom-step.ts";
import type { Step } from "./expression.ts";
import { unreadable } from "./misread.ts";
import type { PreparedStep } from "./step-definition.ts";
import { findStep } from "./step-table.ts";

/** A step that runs on any value, since the check has shown that it only meets its own kind. */
export interface RunnableStep extends PreparedStep {
  readonly run: (value: unknown) => unknown;
}

/** Code handed in may fail on one person's value: that person is told of, without the error, which may hold the value. */
const guarded = (name: string, run: RunnableStep["run"]): Pick<RunnableStep, "run" | "misread"> => ({
  run: (value) => {
    try {
      return run(value);
    } catch {
      return unreadable;
    }
  },
  misread: { code: "function failed", message: `makes the function ${name} fail` },
});

/** Prepares a step that the check has passed. */
export const prepareStep = ([name, ...parameters]: Step, functions: Functions): RunnableStep => {
  if (name === "custom") {
    const called = String(parameters[0]);
    const run = functions[called]?.run;
    if (run) return { ...guarded(called, run as RunnableStep["run"]), words: `by ${called}` };
  }
  const prepared = findStep(name)?.prepare(...parameters);
  if (typeof prepared !== "object") throw new TypeError(`The step ${name} was not checked`);
  return prepared as RunnableStep;
};
