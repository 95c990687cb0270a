import type { Expression, FollowExpression, Rule, Step } from "./expression.ts";
import { parseTemplate } from "./template.ts";

/** The source attributes that an expression reads, in order, each once. */
export const namesIn = (expression: Expression): readonly string[] => [...new Set(collect(expression))];

const collect = (expression: Expression): readonly string[] =>
  typeof expression === "string" ? [expression] : parts(expression).flatMap(collect);

/** The expressions that stand in an expression, attributes' names included. */
export const parts = (expression: Exclude<Expression, string>): readonly Expression[] => {
  if ("template" in expression) return parseTemplate(expression.template)?.holes ?? [];
  if ("from" in expression) return [expression.from];
  if ("first" in expression) return expression.first;
  if ("phone" in expression) return [expression.phone, ...optional(expression.country)];
  if ("when" in expression) return [expression.when, expression.then, ...optional(expression.otherwise)];
  return [];
};

const optional = (part: Expression | undefined): readonly Expression[] => (part === undefined ? [] : [part]);

/** The source attributes that a rule reads, on the person's record or on the one referred to. */
export const namesRead = ({ value }: Rule): readonly string[] =>
  isFollow(value) ? [value.follow, ...namesIn(value.value)] : namesIn(value);

const stepsIn = (expression: Expression): readonly Step[] => {
  if (typeof expression === "string") return [];
  return [...("from" in expression ? expression.through : []), ...parts(expression).flatMap(stepsIn)];
};

/** The custom functions that a rule names, each once. */
export const functionsRead = ({ value }: Rule): readonly string[] => {
  const steps = stepsIn(isFollow(value) ? value.value : value);
  return [...new Set(steps.filter(([name]) => name === "custom").map(([, called]) => String(called)))];
};

/** The attribute under a chain of steps, or the bare attribute; `undefined` when the value is made of more. */
export const bareName = (expression: Expression): string | undefined => {
  if (typeof expression === "string") return expression;
  return "from" in expression ? bareName(expression.from) : undefined;
};

/** True for a rule's value that is settled from another record. */
export const isFollow = (value: Expression | FollowExpression): value is FollowExpression =>
  typeof value === "object" && "follow" in value;
