import type { Expression, FollowExpression } from "./expression.ts";
import { parseTemplate } from "./template.ts";

/** The source attributes that an expression reads, in order, each once. */
export const namesIn = (expression: Expression): readonly string[] => [...new Set(collect(expression))];

const collect = (expression: Expression): readonly string[] => {
  if (typeof expression === "string") return [expression];
  if ("template" in expression) return parseTemplate(expression.template)?.holes ?? [];
  if ("from" in expression) return collect(expression.from);
  if ("first" in expression) return expression.first.flatMap(collect);
  if (!("when" in expression)) return [];
  const { when, then, otherwise } = expression;
  return [when, then, ...(otherwise === undefined ? [] : [otherwise])].flatMap(collect);
};

/** The attribute under a chain of steps, or the bare attribute; `undefined` when the value is made of more. */
export const bareName = (expression: Expression): string | undefined => {
  if (typeof expression === "string") return expression;
  return "from" in expression ? bareName(expression.from) : undefined;
};

/** True for a rule's value that is settled from another record. */
export const isFollow = (value: Expression | FollowExpression): value is FollowExpression =>
  typeof value === "object" && "follow" in value;
