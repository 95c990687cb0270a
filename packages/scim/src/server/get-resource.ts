import type { ResourceType } from "../schema/resource-type.ts";
import { isNotModified } from "../version/entity-tag.ts";
import { answerEmpty } from "./answer.ts";
import { answerResource, headersOf } from "./answer-resource.ts";
import type { Handler } from "./exchange.ts";
import { noSuchResource } from "./refusals.ts";
import { versionOf } from "./version-of.ts";

/** GET of one resource: RFC 7644 §3.4.1. */
export const getResource =
  (type: ResourceType, id: string): Handler =>
  async (exchange) => {
    const resource = await exchange.store.get(type, id);
    if (resource === undefined) throw noSuchResource(type);
    return isNotModified(exchange.request.headers.get("if-none-match"), versionOf(resource))
      ? answerEmpty(304, headersOf(exchange, type, resource))
      : answerResource(exchange, type, resource);
  };
