import { readResource } from "../resource/read-resource.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { answerResource } from "./answer-resource.ts";
import type { Handler } from "./exchange.ts";
import { reactivate } from "./reactivate.ts";
import { readJson } from "./read-json.ts";
import type { ResourceStore } from "./resource-store.ts";

/** POST: RFC 7644 §3.3. */
export const createResource =
  (type: ResourceType, create: NonNullable<ResourceStore["create"]>): Handler =>
  async (exchange) => {
    const { settings, store } = exchange;
    const wanted = readResource(await readJson(exchange), type, settings.changes);
    const returned: ScimResource | undefined =
      settings.rehire === "reactivate" ? await reactivate(store, type, wanted) : undefined;
    return answerResource(exchange, type, returned ?? (await create(type, wanted)), 201);
  };
