import type { ListQuery } from "../query/list-query.ts";
import { listResponse } from "../query/list-response.ts";
import { parseListQuery, parseSearchRequest } from "../query/parse-list-query.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { answerJson } from "./answer.ts";
import { presenter } from "./answer-resource.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { readJson } from "./read-json.ts";

/** GET of an endpoint: RFC 7644 §3.4.2. */
export const listResources =
  (type: ResourceType): Handler =>
  (exchange) =>
    answerList(exchange, type, parseListQuery(exchange.url.searchParams, exchange.settings.lists));

/** POST of an endpoint's `/.search`: RFC 7644 §3.4.3. */
export const searchResources =
  (type: ResourceType): Handler =>
  async (exchange) =>
    answerList(exchange, type, parseSearchRequest(await readJson(exchange), exchange.settings.lists));

async function answerList(exchange: Exchange, type: ResourceType, query: ListQuery): Promise<Response> {
  const show = presenter(exchange, type, query.projection);
  const { resources, ...place } = await exchange.store.list(type, query);
  const startIndex = query.page.by === "index" ? query.page.startIndex : undefined;
  return answerJson(listResponse({ ...place, startIndex, resources: resources.map(show) }));
}
