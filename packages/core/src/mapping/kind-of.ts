import { type Kind, type Shape, textKinds } from "../shape/index.ts";
import type { Functions } from "./custom-step.ts";
import type { Constant, Expression, Rule, Step } from "./expression.ts";
import { isFollow } from "./expression-names.ts";
import { findAttribute } from "./find-attribute.ts";
import { findStep } from "./step-table.ts";

const ofConstant = (constant: Constant): Kind => {
  if (typeof constant === "number") return "number";
  return typeof constant === "boolean" ? "flag" : "text";
};

const ofStep = ([name, called]: Step, functions: Functions): Kind | undefined => {
  if (name !== "custom") return findStep(name)?.gives;
  return typeof called === "string" && Object.hasOwn(functions, called) ? functions[called]?.gives : undefined;
};

/** Of several: the one kind that all are, else text where all are spelled as a text. */
const common = (kinds: readonly (Kind | undefined)[]): Kind | undefined => {
  const [first, ...others] = new Set(kinds);
  if (others.length === 0) return first;
  return kinds.every((kind) => (textKinds as readonly unknown[]).includes(kind)) ? "text" : undefined;
};

/** `undefined` when an expression makes nothing that the check would pass. */
const kindOfExpression = (expression: Expression, source: Shape, functions: Functions): Kind | undefined => {
  const ofPart = (part: Expression) => kindOfExpression(part, source, functions);
  if (typeof expression === "string") return findAttribute(source, expression)?.kind;
  if ("constant" in expression) return ofConstant(expression.constant);
  if ("template" in expression) return "text";
  if ("phone" in expression) return "phone";
  if ("first" in expression) return common(expression.first.map(ofPart));
  if ("when" in expression)
    return common([expression.then, ...(expression.otherwise === undefined ? [] : [expression.otherwise])].map(ofPart));
  const last = expression.through.at(-1);
  return last && ofStep(last, functions);
};

/** The kind of what a rule makes. */
export const kindOfRule = ({ value }: Rule, source: Shape, functions: Functions): Kind | undefined =>
  kindOfExpression(isFollow(value) ? value.value : value, source, functions);
