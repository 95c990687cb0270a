import type { Functions } from "./custom-step.ts";
import type { Expression } from "./expression.ts";
import { parts } from "./expression-names.ts";
import type { MayMisread } from "./misread.ts";
import { prepareStep } from "./prepare-step.ts";

const worst = (all: readonly MayMisread[]): MayMisread => {
  if (all.includes("any")) return "any";
  return all.includes("absent") ? "absent" : "never";
};

const ownMisread = (expression: Exclude<Expression, string>, functions: Functions): MayMisread => {
  if ("phone" in expression) return "absent";
  if (!("from" in expression)) return "never";
  return expression.through.some((step) => prepareStep(step, functions).misread) ? "absent" : "never";
};

/** When an expression may hide that something was misread. `ofName`: the same of each attribute that it reads. */
export const mayMisread = (
  expression: Expression,
  functions: Functions,
  ofName: (name: string) => MayMisread,
): MayMisread => {
  if (typeof expression === "string") return ofName(expression);
  const inside = worst([
    ownMisread(expression, functions),
    ...parts(expression).map((part) => mayMisread(part, functions, ofName)),
  ]);
  return "first" in expression && inside === "absent" ? "any" : inside;
};
