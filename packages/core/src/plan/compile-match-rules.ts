import type { EmployeeAttribute } from "../employee/employee-shape.ts";
import type { MatchRule } from "../matching/match-rule.ts";
import type { PlannerInput } from "./planner-input.ts";

const addresses = new Set<string>(["workEmail", "personalEmail"] satisfies EmployeeAttribute[]);

/** The match rules of a sync, in order: the record's own id where the account has a slot for it, then those of the settings. */
export const compileMatchRules = ({ settings, toEmployee }: PlannerInput, key: string): readonly MatchRule[] => {
  const byRecordId: MatchRule[] = settings.externalId
    ? [{ name: `record id = ${settings.externalId}`, to: settings.externalId, identifies: true, read: (id) => id }]
    : [];
  const stated = settings.match ?? [{ from: "workEmail", to: key }];
  return byRecordId.concat(
    stated.map(({ from, to }) => {
      const read = toEmployee.reader(from);
      return { name: `${from} = ${to}`, to, identifies: addresses.has(from), read: (_id, row) => read(row) };
    }),
  );
};
