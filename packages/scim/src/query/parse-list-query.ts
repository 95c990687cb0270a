import { badRequest } from "../error/refuse.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import { isRecord } from "../value/is-record.ts";
import type { Projection } from "./compile-projection.ts";
import type { Sort } from "./compile-sort.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListQueryOptions, Parameters } from "./list-query-options.ts";
import { parsePage } from "./parse-page.ts";

/** URN of the message that carries a search: RFC 7644 §3.4.3. */
export const searchSchema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

/**
 * What the query string of a list request asks for. Names may be in any case. Throws a `ScimError`: `invalidFilter`, `invalidValue` for a
 * number that is none, and for cursors `invalidCount`.
 */
export const parseListQuery = (query: URLSearchParams, options: ListQueryOptions = {}): ListQuery =>
  parseParameters(new Map([...query].map(([name, value]) => [name.toLowerCase(), value])), options);

/** What the body of POST `/.search` asks for. Throws as {@link parseListQuery} does, and `invalidSyntax` when it is no search. */
export function parseSearchRequest(body: unknown, options: ListQueryOptions = {}): ListQuery {
  if (!isRecord(body)) throw badRequest("invalidSyntax", "The body is not a JSON object");
  const schemas = Array.isArray(body.schemas) ? body.schemas : [];
  if (!schemas.some((urn) => typeof urn === "string" && urn.toLowerCase() === searchSchema.toLowerCase())) {
    throw badRequest("invalidSyntax", `schemas does not have ${searchSchema}`);
  }
  return parseParameters(new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value])), options);
}

function parseParameters(parameters: Parameters, options: ListQueryOptions): ListQuery {
  const filter = textOf(parameters, "filter");
  return {
    filter: filter === undefined ? undefined : parseFilter(filter, options),
    sort: parseSort(parameters),
    projection: parseProjection(parameters),
    page: parsePage(parameters, options),
  };
}

function parseSort(parameters: Parameters): Sort | undefined {
  const sortBy = textOf(parameters, "sortBy");
  const order = textOf(parameters, "sortOrder")?.toLowerCase() ?? "ascending";
  if (order !== "ascending" && order !== "descending") {
    throw badRequest("invalidValue", "sortOrder is neither ascending nor descending");
  }
  return sortBy === undefined ? undefined : { sortBy, sortOrder: order };
}

function parseProjection(parameters: Parameters): Projection {
  const attributes = namesOf(parameters, "attributes");
  const excludedAttributes = namesOf(parameters, "excludedAttributes");
  if (attributes.length > 0 && excludedAttributes.length > 0) {
    throw badRequest("invalidValue", "attributes and excludedAttributes exclude each other");
  }
  return { attributes, excludedAttributes };
}

function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name.toLowerCase());
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw badRequest("invalidValue", `${name} is not text`);
  return value;
}

/** A list in a body, names between commas in a query string. */
function namesOf(parameters: Parameters, name: string): readonly string[] {
  const value = parameters.get(name.toLowerCase());
  const names: readonly unknown[] = typeof value === "string" ? value.split(",") : listIn(value);
  return names
    .map((each) => {
      if (typeof each !== "string") throw badRequest("invalidValue", `${name} has something that is not text`);
      return each.trim();
    })
    .filter((each) => each !== "");
}

const listIn = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};
