import { type Filter, type IndexPage, ScimError } from "@rosterkit/scim";
import type { ResourceStore, StorePage, StoreQuery } from "@rosterkit/scim/server";
import type { ListSwitches } from "./list-switches.ts";

type List = ResourceStore["list"];

/** The same store with lists that are as the switches say. Pages by cursor are left alone. */
export function withListSwitches<Store extends ResourceStore>(store: Store, switches: ListSwitches): Store {
  const list: List = (type, query) => {
    const asked = { ...query, filter: filterHeeded(query.filter, switches) };
    const { page } = asked;
    if (asked.filter !== undefined || page.by === "cursor") return store.list(type, asked);
    return listed((rows) => store.list(type, { ...asked, page: rows }), page, switches);
  };
  return { ...store, list };
}

async function listed(
  read: (rows: IndexPage) => Promise<StorePage>,
  page: IndexPage,
  switches: ListSwitches,
): Promise<StorePage> {
  const answer = await read(rowsOf(page, switches));
  const isEmpty = switches.emptyPages.includes(numberOf(page));
  const resources = isEmpty ? [] : answer.resources.slice(0, rowsDue(page, answer, switches));
  return { ...answer, resources, totalResults: totalTold({ ...answer, resources }, switches) };
}

const numberOf = ({ startIndex, count }: IndexPage): number => Math.floor((startIndex - 1) / Math.max(1, count)) + 1;

/** Pages after the first begin one row too early, with one row more or without. */
function rowsOf(page: IndexPage, { rowsAtBorders }: ListSwitches): IndexPage {
  if (rowsAtBorders === "once" || page.startIndex === 1 || page.count === 0) return page;
  const count = rowsAtBorders === "twice" ? page.count + 1 : page.count;
  return { ...page, startIndex: page.startIndex - 1, count };
}

/** A row that comes twice in the place of another does not make the page longer. */
function rowsDue({ startIndex, count }: IndexPage, { totalResults = 0 }: StorePage, { rowsAtBorders }: ListSwitches) {
  const due = Math.max(0, Math.min(count, totalResults - startIndex + 1));
  return due > 0 && startIndex > 1 && rowsAtBorders === "twice" ? due + 1 : due;
}

function totalTold({ resources, totalResults = 0 }: StorePage, { totals }: ListSwitches): number {
  if (totals === "the page") return resources.length;
  if (totals === "one too many") return totalResults + 1;
  return totals === "one too few" ? Math.max(0, totalResults - 1) : totalResults;
}

function filterHeeded(filter: StoreQuery["filter"], { filters }: ListSwitches): Filter | undefined {
  if (filter === undefined || filters === "honoured") return filter;
  if (filters === "ignored") return undefined;
  if (filters === "user name only" && isByUserName(filter)) return filter;
  throw new ScimError({ status: 400, scimType: "invalidFilter", detail: "This filter is not supported" });
}

const isByUserName = (filter: Filter): boolean => filter.operator === "eq" && filter.path.toLowerCase() === "username";
