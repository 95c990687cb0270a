import type { Connection, Shape } from "@rosterkit/core/adapter";
import { loadMapping, type Mapping, type OverridesJson, overrideMapping } from "@rosterkit/core/mapping";
import type { Stored } from "../client/read-resource-answer.ts";
import type { Group, User } from "../schema/standard-types.ts";
import type { ScimRules } from "./scim-definition.ts";

type ScimConnection<P extends Shape<Stored<User>>, G extends Shape<Stored<Group>>> = Connection<
  Stored<User>,
  P,
  Stored<Group>,
  G
>;

/** A connection with the attributes and rules that its settings add. Throws a MappingError for a rule that does not fit. */
export function customizeConnection<P extends Shape<Stored<User>>, G extends Shape<Stored<Group>>>(
  connection: ScimConnection<P, G>,
  custom: Shape<Stored<User>> = {},
  { toEmployee, fromEmployee }: ScimRules = {},
): ScimConnection<P, G> {
  const { adapter, people } = connection;
  const attributes: P = { ...people.attributes, ...custom };
  return {
    ...connection,
    people: { ...people, attributes },
    adapter: {
      ...adapter,
      ...(adapter.toEmployee && {
        toEmployee: withRules(attributes, adapter.toEmployee.target, adapter.toEmployee, toEmployee),
      }),
      ...(adapter.fromEmployee && {
        fromEmployee: withRules(adapter.fromEmployee.source, attributes, adapter.fromEmployee, fromEmployee),
      }),
    },
  };
}

const withRules = <S extends Shape, T extends Shape>(
  source: S,
  target: T,
  { rules, functions }: Mapping<S, T>,
  changes: OverridesJson = {},
): Mapping<S, T> => overrideMapping(loadMapping(source, target, rules, functions), changes);
