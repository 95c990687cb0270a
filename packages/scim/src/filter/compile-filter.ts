import { badRequest } from "../error/refuse.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isPresent } from "../value/is-present.ts";
import { compare } from "./compare.ts";
import type { Comparison, Filter, FilterLimits } from "./filter.ts";
import { parseFilter } from "./parse-filter.ts";
import { every, not, type Predicate, some, type Test, within } from "./predicate.ts";
import { type Located, resourceScope, type Scope, valueScope } from "./scope.ts";

/** How a filter is compiled. */
export interface FilterOptions extends FilterLimits {
  /**
   * What a name that the schemas do not have means: a mistake (`invalidFilter`), or an attribute that no resource has, as RFC 7644
   * §3.4.2.1 wants it where several resource types are searched at once. Default `refuse`.
   */
  readonly unknownAttributes?: "refuse" | "absent";
}

/**
 * Compiles a filter, or its text, to a function that says of a resource whether it matches. Resources must spell names as the schemas do;
 * `readResource` makes them so. Throws a `ScimError` with scimType `invalidFilter`.
 *
 * What the RFC leaves open: `ne` is exactly not `eq`, so it also matches where there is no value, and of several values none may be equal;
 * `eq null` is not `pr`; an attribute with sub-attributes is compared by its `value`; where case does not count, Unicode's lower case decides.
 */
export function compileFilter(filter: Filter | string, type: ResourceType, options: FilterOptions = {}): Predicate {
  const parsed = typeof filter === "string" ? parseFilter(filter, options) : filter;
  return compile(parsed, resourceScope(type), options);
}

/** Compiles the filter of a value path to a test of one value of the attribute. */
export const compileValueFilter = (filter: Filter, attribute: Attribute): Test =>
  compile(filter, valueScope(attribute), {});

function compile(filter: Filter, scope: Scope, options: FilterOptions): Test {
  const inside = (each: Filter): Test => compile(each, scope, options);
  switch (filter.operator) {
    case "and":
      return every(mapTwoOrMore(filter.filters, inside));
    case "or":
      return some(mapTwoOrMore(filter.filters, inside));
    case "not":
      return not(inside(filter.filter));
    case "pr":
      return find(filter.path, scope, options)?.reach(present) ?? never;
    case "some": {
      const located = find(filter.path, scope, options);
      return located?.reach(compileValueFilter(filter.filter, located.attribute)) ?? never;
    }
    default:
      return compileComparison(filter, find(filter.path, scope, options));
  }
}

function compileComparison(comparison: Comparison, located: Located | undefined): Test {
  const { operator, value } = comparison;
  const negated = operator === "ne";
  if (value === null && operator !== "eq" && !negated) {
    throw badRequest("invalidFilter", `The filter asks for ${operator} of null, which has no order and no text`);
  }
  const test = located === undefined ? never : compareLocated(comparison, located);
  return negated !== (value === null) ? not(test) : test;
}

function compareLocated(comparison: Comparison, { attribute, reach }: Located): Test {
  if (comparison.value === null) return reach(present);
  const main = attribute.subAttributes.get("value");
  return main === undefined
    ? reach(compare(attribute, comparison))
    : reach(within(main.name, compare(main, comparison)));
}

function find(path: string, scope: Scope, { unknownAttributes = "refuse" }: FilterOptions): Located | undefined {
  const located = scope.locate(path);
  if (located !== undefined || unknownAttributes === "absent") return located;
  throw badRequest("invalidFilter", `The filter names an attribute that ${scope.name} does not have`);
}

const never: Test = () => false;

const mapTwoOrMore = <From, To>(
  [first, second, ...others]: readonly [From, From, ...From[]],
  change: (each: From) => To,
): readonly [To, To, ...To[]] => [change(first), change(second), ...others.map(change)];

const present: Test = (value) => isPresent(value);
