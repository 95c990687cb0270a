import type { Explanation } from "@rosterkit/core/mapping";
import type { Screen } from "@rosterkit/terminal";

/** Prints how one value came about: source values, then the rule step by step, then the value. */
export function printExplanation({ paint, print }: Screen, { attribute, sources, steps, value }: Explanation): void {
  print("", `  ${paint.bold(attribute)} = ${shown(value)}`);
  for (const { label, of, value: found } of sources)
    print(`  ${paint.dim("from")}  ${of ? `the ${of}'s ${label}` : label} = ${shown(found)}`);
  const words = steps.map(({ step }) => step).filter((step, index, all) => step !== all[index - 1]);
  for (const step of words) print(`  ${paint.dim("step")}  ${step}`);
}

/** Nothing said, said to be none, and an empty text are three things. */
const shown = (value: unknown): string => {
  if (value === undefined) return "(not said)";
  if (value === null) return "(none)";
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
};
