import { type Answer, type ApiClient, assertSecureUrl, type CallOptions } from "@rosterkit/core/adapter";
import type { TargetProfile } from "./target-profile.ts";

/** One request to a SCIM server. */
export interface ScimRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Behind the base URL, ids encoded. */
  readonly path: string;
  /** The same with a placeholder for the id: all that errors show. */
  readonly template: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Makes a write conditional. */
  readonly version?: string | undefined;
  readonly call?: CallOptions | undefined;
}

/** Sends a request by core's HTTP client: its budget, its retries, its errors. */
export type Transport = (request: ScimRequest, profile: Pick<TargetProfile, "mediaType">) => Promise<Answer>;

/** A transport to one base URL. */
export function createTransport(api: Pick<ApiClient<object>, "send">, baseUrl: string): Transport {
  const base = assertSecureUrl(baseUrl).href.replace(/\/$/, "");
  return (request, { mediaType }) => {
    const { method, path, template: pathTemplate, query = {}, call = {} } = request;
    const url = new URL(`${base}${path}${queryText(query)}`);
    const headers = headersOf(request, mediaType);
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    return api.send({ ...call, method, url, pathTemplate, headers, body });
  };
}

const headersOf = ({ body, version }: ScimRequest, mediaType: string): Readonly<Record<string, string>> => ({
  accept: "application/scim+json, application/json",
  ...(body !== undefined && { "content-type": mediaType }),
  ...(version !== undefined && { "if-match": version }),
});

/** Spaces as `%20`: not every server takes a `+` for one. */
function queryText(query: NonNullable<ScimRequest["query"]>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
