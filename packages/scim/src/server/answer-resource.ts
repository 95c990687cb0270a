import { compileProjection, type Projection } from "../query/compile-projection.ts";
import { parseListQuery } from "../query/parse-list-query.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { answerJson } from "./answer.ts";
import { type Exchange, locationOf } from "./exchange.ts";
import { versionOf } from "./version-of.ts";

/** The answer with one resource, with its version and place as headers too. */
export function answerResource(
  exchange: Exchange,
  type: ResourceType,
  resource: ScimResource,
  status: 200 | 201 = 200,
): Response {
  const show = presenter(exchange, type, projectionOf(exchange));
  return answerJson(show(resource), status, headersOf(exchange, type, resource));
}

/** A resource's version and place as headers. */
export const headersOf = (
  exchange: Exchange,
  type: ResourceType,
  resource: ScimResource,
): Readonly<Record<string, string>> => ({
  etag: versionOf(resource),
  location: locationOf(exchange, type, String(resource.id)),
});

/** Makes of a stored resource what is shown of it. */
export function presenter(
  exchange: Exchange,
  type: ResourceType,
  projection: Projection,
): (resource: ScimResource) => ScimResource {
  const project = compileProjection(type, projection);
  return (resource) => {
    const meta = {
      resourceType: type.name,
      ...(isRecord(resource.meta) && resource.meta),
      location: locationOf(exchange, type, String(resource.id)),
      version: versionOf(resource),
    };
    return project({ ...resource, meta });
  };
}

/** Which attributes a request wants to see; what else its query string says is none of a single resource's business. */
function projectionOf({ url }: Exchange): Projection {
  const named = [...url.searchParams].filter(([name]) => /^(attributes|excludedAttributes)$/i.test(name));
  return parseListQuery(new URLSearchParams(named.map(([name, value]) => [name, value]))).projection;
}
