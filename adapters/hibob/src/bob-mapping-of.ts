import type { Shape } from "@rosterkit/core/adapter";
import { type EmployeeShape, employeeShape, loadMapping, type Mapping, type Rules } from "@rosterkit/core/mapping";
import { addressMapping, hibobMapping } from "./mapping.ts";

const rulesFor = ({ rules, sources }: Pick<Mapping, "rules" | "sources">, attributes: Shape): Rules =>
  Object.fromEntries(
    Object.entries(rules).filter(([name]) =>
      sources(name).every(({ attribute }) => Object.hasOwn(attributes, attribute)),
    ),
  );

/**
 * The mapping of Bob's people for a way of reading them that shows other attributes: the same names mean the same, so it has every rule whose
 * attributes are there, the address's included. Throws `MappingError` where an attribute is of another kind.
 */
export const bobMappingOf = <S extends Shape>(attributes: S): Mapping<S, EmployeeShape> =>
  loadMapping(attributes, employeeShape, {
    ...rulesFor(hibobMapping, attributes),
    ...rulesFor(addressMapping, attributes),
  });
