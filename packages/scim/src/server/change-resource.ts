import { applyPatch } from "../patch/apply-patch.ts";
import { replaceResource } from "../resource/replace-resource.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { assertVersion } from "../version/entity-tag.ts";
import { answerEmpty } from "./answer.ts";
import { answerResource } from "./answer-resource.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { readJson } from "./read-json.ts";
import { noSuchResource } from "./refusals.ts";
import type { ResourceChange, ResourceStore } from "./resource-store.ts";
import { versionOf } from "./version-of.ts";

type Update = NonNullable<ResourceStore["update"]>;
type Delete = NonNullable<ResourceStore["delete"]>;

/** PUT: RFC 7644 §3.5.1. */
export const putResource =
  (type: ResourceType, id: string, update: Update): Handler =>
  async (exchange) => {
    const body = await readJson(exchange);
    const { changes } = exchange.settings;
    return change(exchange, type, id, update, (current) => replaceResource(current, body, type, changes).resource);
  };

/** PATCH: RFC 7644 §3.5.2. Always answers with the resource, so that the new version is known. */
export const patchResource =
  (type: ResourceType, id: string, update: Update): Handler =>
  async (exchange) => {
    const body = await readJson(exchange);
    const { changes } = exchange.settings;
    return change(exchange, type, id, update, (current) => applyPatch(current, body, type, changes).resource);
  };

/** DELETE: RFC 7644 §3.6. */
export const deleteResource =
  (type: ResourceType, id: string, remove: Delete): Handler =>
  async ({ request }) => {
    const ifMatch = request.headers.get("if-match");
    const wasThere = await remove(type, id, (current) => assertVersion(ifMatch, versionOf(current)));
    if (!wasThere) throw noSuchResource(type);
    return answerEmpty(204);
  };

async function change(
  exchange: Exchange,
  type: ResourceType,
  id: string,
  update: Update,
  next: ResourceChange,
): Promise<Response> {
  const ifMatch = exchange.request.headers.get("if-match");
  const resource = await update(type, id, (current) => {
    assertVersion(ifMatch, versionOf(current));
    return next(current);
  });
  if (resource === undefined) throw noSuchResource(type);
  return answerResource(exchange, type, resource);
}
