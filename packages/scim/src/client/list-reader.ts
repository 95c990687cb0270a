import { type Evidence, type List, type Reader, type Reading, single } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { assertFilterable } from "./assert-filterable.ts";
import type { ClientContext } from "./client-context.ts";
import { type ListQuery, listPage } from "./list-page.ts";
import { locatePath } from "./located-path.ts";
import type { Stored } from "./read-resource-answer.ts";

/** Which list is read. */
export interface ListOptions extends Pick<ListQuery, "filter" | "excludedAttributes"> {
  /**
   * The values to ask for, by the names that SCIM paths give them; none asks for all. What says who is active must be among them. Used where the
   * profile says that the server understands it.
   */
  readonly attributes?: (reading: Reading) => readonly string[];
  /** There is always somebody, such as the owner of the credential: an empty list proves nothing. Default false. */
  readonly neverEmpty?: boolean | undefined;
}

/** A list of core's: a page at a time, with the total that the server says. Rejects a filter that the server does not have. */
export const resourceList = <Row extends ScimResource>(
  context: ClientContext,
  type: ResourceType,
  options: ListOptions = {},
): List<Stored<Row>> => ({
  page: async (cursor, reading) => {
    const profile = await context.profile();
    assertFilterable(options.filter, profile);
    const names = options.attributes?.(reading) ?? [];
    const query = { ...options, attributes: [...new Set(names.map((name) => askedPath(name, type)))] };
    return listPage<Row>(context, type, profile, query, cursor, { signal: reading.signal });
  },
});

/**
 * A reader of core's over one list. Core proves that ids are unique and totals equal on every page; the witness is that the first page, asked
 * for once more after the last, is still what it was: otherwise rows have moved between pages, and some may not have been seen.
 */
export function resourceReader<Row extends ScimResource>(
  context: ClientContext,
  type: ResourceType,
  options: ListOptions = {},
): Reader<Stored<Row>> {
  const list = resourceList<Row>(context, type, options);
  const firstPages = new WeakMap<Reading, string>();
  const remembering: List<Stored<Row>> = {
    page: async (cursor, reading) => {
      const page = await list.page(cursor, reading);
      // One page is one answer: nothing can move within it.
      if (cursor === undefined && page.next !== undefined) firstPages.set(reading, idsOf(page.items));
      return page;
    },
  };
  const witness = async ({ reading, size }: Evidence) => {
    if (size === 0 && options.neverEmpty === true) return "nobody was shown, and there is always somebody";
    const before = firstPages.get(reading);
    if (before === undefined) return undefined;
    const { items } = await list.page(undefined, reading);
    return before === idsOf(items) ? undefined : "the order of the list changed while it was read";
  };
  return single(remembering, { witness });
}

/** What the parameter `attributes` takes (RFC 7644 §3.10): no filters. */
function askedPath(name: string, type: ResourceType): string {
  const { filter, attribute, path } = locatePath(name, type);
  return filter === undefined ? path : attribute.path;
}

const idsOf = (items: readonly { readonly id: string }[]): string => JSON.stringify(items.map(({ id }) => id));
