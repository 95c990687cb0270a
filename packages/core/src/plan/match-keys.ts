import { type MatchRule, matchable } from "../matching/match-rule.ts";
import { fold } from "../roster/fold.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlannerInput } from "./planner-input.ts";

/** The match rules of a sync, in order: the record's own id where the account has a slot for it, then those of the settings. */
export const compileMatchRules = ({ settings, toEmployee }: PlannerInput, key: string): readonly MatchRule[] => {
  const byRecordId: MatchRule[] = settings.externalId
    ? [{ name: `record id = ${settings.externalId}`, to: settings.externalId, read: (id) => id }]
    : [];
  const stated = settings.match ?? [{ from: "workEmail", to: key }];
  return byRecordId.concat(
    stated.map(({ from, to }) => {
      const read = toEmployee.reader(from);
      return { name: `${from} = ${to}`, to, read: (_id, row) => read(row) };
    }),
  );
};

/** The person's values for each match rule, folded as the account's attribute compares them. */
export const matchKeys = ({ rules, input }: PlanContext, id: string, row: unknown): readonly (string | undefined)[] =>
  rules.map((rule) => {
    const value = matchable(rule.read(id, row));
    return value === undefined ? undefined : fold(input.toAccount.target[rule.to]?.compare, value);
  });
