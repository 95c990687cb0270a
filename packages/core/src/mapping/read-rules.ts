import type { Rule, Rules } from "./expression.ts";
import type { ProblemList, Report } from "./problem-list.ts";
import { isJson, type Json, limits, readExpression } from "./read-expression.ts";

const ruleMembers = ["value", "write", "onNull"];

/** A whole rule has a `value` and is not a `follow`, which has one too. */
const isWholeRule = (json: unknown): json is Json =>
  isJson(json) && Object.hasOwn(json, "value") && !Object.hasOwn(json, "follow");

const readPolicies = (json: Json, report: Report): Omit<Rule, "value"> | undefined => {
  const { write, onNull } = json;
  const unknown = Object.keys(json).filter((name) => !ruleMembers.includes(name));
  if (unknown.length > 0) report(`a rule has no ${unknown.slice(0, 3).join(", ")}`, `use ${ruleMembers.join(", ")}`);
  if (write !== undefined && write !== "create")
    report("write is not create", 'write "create", or leave it out for always');
  if (onNull !== undefined && onNull !== "keep" && onNull !== "clear")
    report("onNull is neither keep nor clear", 'write "keep" or "clear", or leave it out to clear only what we wrote');
  return { ...(write === "create" && { write }), ...((onNull === "keep" || onNull === "clear") && { onNull }) };
};

const readRule = (json: unknown, report: Report): Rule | undefined => {
  const value = readExpression(isWholeRule(json) ? json.value : json, report);
  const policies = isWholeRule(json) ? readPolicies(json, report) : {};
  return value === undefined ? undefined : Object.freeze({ value, ...policies });
};

/** Overrides: rules by target attribute, and `null` for a rule to drop. */
export interface Overrides {
  readonly [attribute: string]: Rule | null;
}

const readEntries = (json: unknown, problems: ProblemList): [string, unknown][] => {
  const about = problems.about("");
  if (!isJson(json)) about("the rules are no object", "write an object of rules by target attribute");
  else if (Object.keys(json).length > limits.rules) about("too many rules", `write at most ${limits.rules}`);
  else return Object.entries(json);
  return [];
};

/** Reads and normalises the JSON form of a mapping, without looking at either side. Leaves out the rules that it reported. */
export const readRules = (json: unknown, problems: ProblemList): Rules => {
  const read = readEntries(json, problems).map(([name, rule]) => [name, readRule(rule, problems.about(name))] as const);
  return Object.freeze(Object.fromEntries(read.filter((entry): entry is [string, Rule] => entry[1] !== undefined)));
};

/** Reads and normalises the JSON form of overrides. Leaves out the rules that it reported. */
export const readOverrides = (json: unknown, problems: ProblemList): Overrides => {
  const entries = readEntries(json, problems);
  const dropped = entries.filter(([, rule]) => rule === null).map(([name]) => [name, null]);
  const kept = Object.fromEntries(entries.filter(([, rule]) => rule !== null));
  return { ...readRules(kept, problems), ...Object.fromEntries(dropped) };
};
