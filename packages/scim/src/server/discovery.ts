import { ScimError } from "../error/scim-error.ts";
import { listResponse } from "../query/list-response.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import { resourceTypeBody, schemaBody } from "../schema/schema-body.ts";
import { isRecord } from "../value/is-record.ts";
import { answerJson } from "./answer.ts";
import { type Exchange, type Handler, locationOf, type Methods } from "./exchange.ts";
import { noSuchEndpoint } from "./refusals.ts";
import type { ScimServerSettings } from "./scim-server-options.ts";
import { serviceProviderConfig } from "./service-provider-config.ts";

/** `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas`: RFC 7644 §4. `undefined` for any other path. */
export function discoveryRoute(
  name: string,
  id: string | undefined,
  settings: ScimServerSettings,
): Methods | undefined {
  if (name === "ServiceProviderConfig" && id === undefined) return { GET: answerConfig };
  if (name === "ResourceTypes") return bodies("/ResourceTypes", resourceTypes(settings), id);
  if (name === "Schemas") return bodies("/Schemas", schemas(settings), id);
  return undefined;
}

const answerConfig: Handler = ({ settings, store, base }) =>
  answerJson(serviceProviderConfig(settings, store, `${base}/ServiceProviderConfig`));

const resourceTypes = ({ resourceTypes: types }: ScimServerSettings): readonly ScimResource[] =>
  types.map(({ definition }) => resourceTypeBody(definition));

const schemas = ({ resourceTypes: types }: ScimServerSettings): readonly ScimResource[] => {
  const all = types.flatMap(({ definition: { schema, extensions = [] } }) => [
    schema,
    ...extensions.map((each) => each.schema),
  ]);
  return [...new Map(all.map((schema) => [schema.id, schemaBody(schema)])).values()];
};

const bodies = (endpoint: string, all: readonly ScimResource[], id: string | undefined): Methods => ({
  GET: (exchange) => {
    const shown = all.map((each) => withLocation(exchange, endpoint, each));
    if (id === undefined) return answerAll(exchange, shown);
    const wanted = id.toLowerCase();
    const found = shown.find((each) => String(each.id).toLowerCase() === wanted);
    if (found === undefined) throw noSuchEndpoint();
    return answerJson(found);
  },
});

/** RFC 7644 §4: no filter, no order, no pages here. */
function answerAll({ url }: Exchange, resources: readonly ScimResource[]): Response {
  if ([...url.searchParams.keys()].some((name) => name.toLowerCase() === "filter")) {
    throw new ScimError({ status: 403, detail: "This list cannot be filtered" }, { remedy: "Ask for all of it." });
  }
  return answerJson(listResponse({ resources, totalResults: resources.length, startIndex: 1 }));
}

const withLocation = (exchange: Exchange, endpoint: string, resource: ScimResource): ScimResource => ({
  ...resource,
  meta: {
    ...(isRecord(resource.meta) && resource.meta),
    location: locationOf(exchange, { endpoint }, String(resource.id)),
  },
});
