import type { OktaAnswer, OktaCall, OktaRoute } from "../okta-call.ts";
import type { OktaOrg } from "../okta-org.ts";
import { type LogStart, writeLogCursor } from "./log-cursor.ts";
import { keptMs, type LogQuery, readLogQuery } from "./log-query.ts";
import { presentLogEvent } from "./present-log-event.ts";
import type { PersistedEvent } from "./system-log.ts";

/** The operation on the System Log. */
export const logRoutes: readonly OktaRoute[] = [{ method: "GET", path: "/api/v1/logs", access: "read", run: list }];

function list(org: OktaOrg, call: OktaCall): OktaAnswer {
  const query = readLogQuery(org, call.query);
  return query.start.way === "poll" ? poll(org, call, query, query.start.position) : between(org, call, query);
}

/** In order of persistence, and always with a next link: a later request goes on where this one ended. */
function poll(org: OktaOrg, call: OktaCall, { limit, matches }: LogQuery, start: number): OktaAnswer {
  const body: unknown[] = [];
  let position = start;
  for (; body.length < limit && position < org.log.events.length; position += 1) {
    const shown = shownIfKept(org, org.log.events[position]);
    if (shown !== undefined && matches(shown)) body.push(shown);
  }
  return { status: 200, body, links: links(call, { way: "poll", position }) };
}

/** Between two instants, in order of what is published; finite. */
function between(org: OktaOrg, call: OktaCall, { start, descending, limit, matches }: LogQuery): OktaAnswer {
  if (start.way !== "bounded") return { status: 200, body: [] };
  const found = org.log.events
    .filter(({ publishedMs }) => publishedMs >= start.sinceMs && publishedMs < start.untilMs)
    .sort((a, b) => (a.publishedMs - b.publishedMs) * (descending ? -1 : 1))
    .map((persisted) => shownIfKept(org, persisted))
    .filter((shown) => shown !== undefined)
    .filter(matches);
  const end = start.position + limit;
  const next = end < found.length && limit > 0 ? { ...start, position: end } : undefined;
  return { status: 200, body: found.slice(start.position, end), links: links(call, next) };
}

function shownIfKept(org: OktaOrg, persisted: PersistedEvent | undefined): Record<string, unknown> | undefined {
  if (persisted === undefined || persisted.publishedMs < org.clock.now() - keptMs) return undefined;
  return presentLogEvent(persisted.event);
}

/** The next link keeps filter, limit and order; the window is in its cursor. */
function links({ url, origin }: OktaCall, next: LogStart | undefined): readonly string[] {
  const self = `<${origin}${url.pathname}${url.search}>; rel="self"`;
  if (next === undefined) return [self];
  const query = new URLSearchParams(url.search);
  for (const name of ["since", "until"]) query.delete(name);
  query.set("after", writeLogCursor(next));
  return [self, `<${origin}${url.pathname}?${query}>; rel="next"`];
}
