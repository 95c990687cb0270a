import { flows, type Kind, type Shape } from "../shape/index.ts";
import { type Checking, checkExpression, checkName } from "./check-expression.ts";
import type { Functions } from "./custom-step.ts";
import type { FollowExpression, Rule } from "./expression.ts";
import { findAttribute, similarName } from "./find-attribute.ts";
import type { ProblemList } from "./problem-list.ts";

const checkFollow = ({ follow, value }: FollowExpression, accepted: readonly Kind[], checking: Checking): void => {
  checkName(follow, ["person"], checking);
  checkExpression(value, accepted, checking);
};

const checkRule = ({ value }: Rule, target: Shape, name: string, checking: Checking): void => {
  const attribute = findAttribute(target, name);
  const similar = similarName(target, name);
  if (!attribute)
    checking.report(
      "the target has no such attribute",
      similar ? `did you mean ${similar}?` : "name one that the target has",
    );
  if (attribute?.readOnly) checking.report("the target's attribute is read-only", "leave it out");
  const accepted = attribute ? flows[attribute.kind] : (Object.keys(flows) as Kind[]);
  if (typeof value === "object" && "follow" in value) checkFollow(value, accepted, checking);
  else checkExpression(value, accepted, checking);
};

/** The sides that rules are checked against. */
export interface Sides {
  readonly source: Shape;
  readonly target: Shape;
  readonly functions: Functions;
}

/** Reports every attribute, kind, step and parameter of the rules that does not fit the two sides. */
export const checkRules = (
  rules: { readonly [attribute: string]: Rule },
  { source, target, functions }: Sides,
  problems: ProblemList,
): void => {
  for (const [name, rule] of Object.entries(rules))
    checkRule(rule, target, name, { source, functions, report: problems.about(name) });
};
