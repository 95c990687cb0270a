import type { OktaAnswer, OktaCall } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { pageLinks, readCursor } from "./page-cursor.ts";
import { type Omissions, omissionsOf, presentListed } from "./present-user.ts";
import { projectFields } from "./project-fields.ts";
import { selectUsers } from "./select-users.ts";
import type { UserRecord } from "./user-record.ts";

/** `GET /api/v1/users`. */
export function listUsers(org: OktaOrg, call: OktaCall, maximum: number): OktaAnswer {
  if (call.principal?.access === "no admin role") return { status: 200, body: [], links: selfLink(call) };
  const select = selectUsers(org, call.query);
  const limit = readLimit(org, call.query, maximum);
  const start = readCursor(call.query.get("after"));
  // Only `q` has no further pages.
  const pages = call.query.get("q") === null;

  if (pages && org.switches.emptyPages.includes(start.page)) {
    const next = { position: start.position, page: start.page + 1 };
    return { status: 200, body: [], links: pageLinks(call.url, call.origin, next) };
  }
  const placed = take(select(start.position), limit + 1);
  const beyond = placed[limit];
  const next = pages && beyond !== undefined ? { position: beyond.position, page: start.page + 1 } : undefined;
  const body = placed.slice(0, limit).map(({ record }) => present(org, call, record));
  return { status: 200, body, links: pageLinks(call.url, call.origin, next) };
}

function present(org: OktaOrg, call: OktaCall, record: UserRecord): unknown {
  const asked = omissionsOf(call.headers.get("content-type"));
  const omit: Omissions = { ...asked, transition: asked.transition || !org.switches.listsShowTransition };
  return projectFields(presentListed(record, call.origin, omit), call.query.get("fields"));
}

function readLimit(org: OktaOrg, query: URLSearchParams, maximum: number): number {
  const text = query.get("limit");
  if (text === null) return query.get("q") === null ? maximum : Math.min(10, maximum);
  const limit = Number(text);
  // What Okta says to a limit that is no number or below 1 is UNCONFIRMED.
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

function selfLink(call: OktaCall): readonly string[] {
  return pageLinks(call.url, call.origin, undefined);
}
