import type { Filter } from "./filter.ts";

/** The text of a filter. `parseFilter` makes an equal filter of it, if this one came from `parseFilter`. */
export function stringifyFilter(filter: Filter): string {
  switch (filter.operator) {
    case "and":
    case "or": {
      const { operator } = filter;
      return filter.filters
        .map((each) => (needsGroup(each, operator) ? group(each) : stringifyFilter(each)))
        .join(` ${operator} `);
    }
    case "not":
      return `not ${group(filter.filter)}`;
    case "some":
      return `${filter.path}[${stringifyFilter(filter.filter)}]`;
    case "pr":
      return `${filter.path} pr`;
    default:
      return `${filter.path} ${filter.operator} ${JSON.stringify(filter.value)}`;
  }
}

const group = (filter: Filter): string => `(${stringifyFilter(filter)})`;

const needsGroup = (filter: Filter, within: "and" | "or"): boolean =>
  filter.operator === within || (filter.operator === "or" && within === "and");
