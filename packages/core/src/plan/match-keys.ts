import { matchable } from "../matching/match-rule.ts";
import { fold } from "../roster/fold.ts";
import type { PlanContext } from "./plan-context.ts";

/** The person's values for each match rule, folded as the account's attribute compares them. */
export const matchKeys = ({ rules, input }: PlanContext, id: string, row: unknown): readonly (string | undefined)[] =>
  rules.map((rule) => {
    const value = matchable(rule.read(id, row));
    return value === undefined ? undefined : fold(input.toAccount.target[rule.to]?.compare, value);
  });
