import type { Hint, Page } from "@rosterkit/core/adapter";
import { hintsOf, polledTypes } from "./hints-of.ts";
import type { OktaApi } from "./okta-api.ts";

const path = "/api/v1/logs";

/** Some thousand bytes each, and the log may be asked 120 times a minute. */
const eventsAtOnce = 500;

/** How far the first page looks back: Okta's clock is not ours. */
const overlapMs = 5 * 60_000;

/**
 * One page of the System Log as hints, in order of persistence, from where the page before ended; the first one begins some minutes ago. There always is a next
 * one, also after an empty page: to be asked later. It is path and query of Okta's own link. Rejects with a TypeError for a cursor that is none.
 */
export const pollSystemLog = async (
  { client, now }: Pick<OktaApi, "client" | "now">,
  cursor?: string,
): Promise<Page<Hint>> => {
  const from = cursor === undefined ? firstPage(now()) : withinLog(client.orgUrl, cursor);
  const { items, next } = await client.listPage<unknown>(from);
  // Without a link, as from a proxy on a bad day, the same page is read again.
  return { items: items.flatMap(hintsOf), next: next === undefined ? from : withinLog(client.orgUrl, next) };
};

const firstPage = (nowMs: number): string => {
  const filter = polledTypes.map((type) => `eventType eq "${type}"`).join(" or ");
  const since = new Date(nowMs - overlapMs).toISOString();
  return `${path}?${new URLSearchParams({ since, sortOrder: "ASCENDING", limit: String(eventsAtOnce), filter })}`;
};

/** The saved text comes from a store, so it may lead nowhere but here. */
const withinLog = (orgUrl: string, link: string): string => {
  const url = URL.canParse(link, orgUrl) ? new URL(link, orgUrl) : undefined;
  if (url?.origin !== new URL(orgUrl).origin || url.pathname !== path)
    throw new TypeError("This is no page of Okta's System Log");
  return `${url.pathname}${url.search}`;
};
