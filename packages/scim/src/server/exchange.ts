import type { ResourceType } from "../schema/resource-type.ts";
import type { ResourceStore } from "./resource-store.ts";
import type { ScimServerSettings } from "./scim-server-options.ts";

/** One request of somebody who is known, with all that is needed to answer it. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly store: ResourceStore;
  readonly settings: ScimServerSettings;
  /** The server's own URL, without a slash at the end. */
  readonly base: string;
}

/** Answers a request. Rejects with a `ScimError` to refuse it. */
export type Handler = (exchange: Exchange) => Response | Promise<Response>;

/** What a path can be asked for. */
export type Methods = Readonly<Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>>>;

/** Where a resource is. */
export const locationOf = ({ base }: Exchange, { endpoint }: Pick<ResourceType, "endpoint">, id: string): string =>
  `${base}${endpoint}/${encodeURIComponent(id)}`;
