import type { OktaAnswer, OktaCall } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { pageLinks, readCursor } from "./page-cursor.ts";
import type { Selection } from "./record-selection.ts";

/** One list of the API. */
export interface PageRequest<Row> {
  readonly select: Selection<Row>;
  /** How many records one page holds. */
  readonly limit: number;
  readonly present: (record: Row) => unknown;
  /** Whether there are further pages; there are when absent. */
  readonly pages?: boolean;
  /** Names in the query that the link to the next page forgets. */
  readonly forgets?: readonly string[];
}

/** A page of a list, from the cursor of the call on. Throws E0000029 for a cursor that is none. */
export function answerPage<Row>(org: OktaOrg, call: OktaCall, request: PageRequest<Row>): OktaAnswer {
  const { select, limit, present, pages = true, forgets = [] } = request;
  const start = readCursor(call.query.get("after"));
  if (pages && org.switches.emptyPages.includes(start.page)) {
    const next = { position: start.position, page: start.page + 1 };
    return { status: 200, body: [], links: pageLinks(call.url, call.origin, next, forgets) };
  }
  const placed = take(select(start.position), limit + 1);
  const beyond = placed[limit];
  const next = pages && beyond !== undefined ? { position: beyond.position, page: start.page + 1 } : undefined;
  const body = placed.slice(0, limit).map(({ record }) => present(record));
  return { status: 200, body, links: pageLinks(call.url, call.origin, next, forgets) };
}

/** What a caller without an admin role gets instead of a list. */
export function emptyPage(call: OktaCall): OktaAnswer {
  return { status: 200, body: [], links: pageLinks(call.url, call.origin, undefined) };
}

/** How many records a list holds on a page. */
export interface PageLimits {
  readonly whenAbsent: number;
  readonly maximum: number;
}

/** Reads `limit`; a switch says what one above the maximum does. Throws E0000001 for what is no number above 0 (UNCONFIRMED). */
export function readLimit(org: OktaOrg, query: URLSearchParams, { whenAbsent, maximum }: PageLimits): number {
  const text = query.get("limit");
  if (text === null) return Math.min(whenAbsent, maximum);
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw invalidLimit();
  if (limit <= maximum || org.switches.limitAboveMaximum === "honour") return limit;
  if (org.switches.limitAboveMaximum === "refuse") throw invalidLimit();
  return maximum;
}

function invalidLimit(): OktaError {
  return new OktaError("E0000001", "limit", ["limit: The value is not allowed"]);
}

function take<Item>(items: Iterable<Item>, count: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}
