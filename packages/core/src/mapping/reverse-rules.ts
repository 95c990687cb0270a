import { checkRules } from "./check-rules.ts";
import type { Expression, Rule, Rules, Step } from "./expression.ts";
import { bareName, isFollow } from "./expression-names.ts";
import type { Hop } from "./mapping.ts";
import { prepareStep } from "./prepare-step.ts";
import { createProblemList } from "./problem-list.ts";

/** Every step of a chain, chains inside it included, in the order in which they run. */
const stepsOf = (expression: Expression): readonly Step[] =>
  typeof expression === "object" && "from" in expression ? [...stepsOf(expression.from), ...expression.through] : [];

/** The steps that undo a chain, last first; `undefined` when one does not invert. */
const stepsBack = (expression: Expression, { functions }: Hop): readonly Step[] | undefined => {
  const undone = stepsOf(expression).map((step) => prepareStep(step, functions).back);
  return undone.every((back) => back !== undefined) ? undone.toReversed().flat() : undefined;
};

const reverseRule = (attribute: string, { value }: Rule, hop: Hop): [string, Rule] | undefined => {
  const name = isFollow(value) ? undefined : bareName(value);
  const through = isFollow(value) ? undefined : stepsBack(value, hop);
  if (name === undefined || !through) return undefined;
  return [name, { value: through.length === 0 ? attribute : { from: attribute, through } }];
};

const fits = (name: string, rule: Rule, { source, target }: Hop): boolean => {
  const problems = createProblemList();
  checkRules({ [name]: rule }, { source: target, target: source, functions: {} }, problems);
  return problems.isEmpty();
};

/** The rules of a hop read backwards, without those that do not invert or do not fit the other way. */
export const reverseRules = (hop: Hop): Rules => {
  const back = new Map<string, Rule>();
  for (const [attribute, rule] of Object.entries(hop.rules)) {
    const reversed = reverseRule(attribute, rule, hop);
    if (reversed && !back.has(reversed[0]) && fits(...reversed, hop)) back.set(...reversed);
  }
  return Object.freeze(Object.fromEntries(back));
};
