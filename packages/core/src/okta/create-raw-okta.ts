import { UnexpectedResponseError } from "../errors/index.ts";
import { assertPathParameters } from "../http/assert-path-parameters.ts";
import type { ApiClient } from "../http/create-api-client.ts";
import { linkedUrl } from "../http/linked-url.ts";
import type { Answer, CallOptions } from "../http/outgoing.ts";
import { parseLinkHeader } from "../http/parse-link-header.ts";
import { oktaPathTemplate } from "./okta-path-template.ts";
import { oktaVendor } from "./okta-vendor.ts";

/** What goes with a call. */
export interface OktaCall extends CallOptions {
  /** Values for the placeholders of the path; they are encoded. */
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** Undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** Entity tag that the record must still have; otherwise the call rejects with a PreconditionError. */
  readonly ifMatch?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One page of a list. It may be empty and still have a next one. */
export interface OktaPage<Item> {
  /** As Okta sent them, no field lost. */
  readonly items: readonly Item[];
  /** Address of the next page, to be handed in as it is. Undefined at the end. */
  readonly next: string | undefined;
}

/** An answer with its entity tag. */
export interface OktaAnswer<Data> extends Answer<Data> {
  /** Undefined when Okta sent none. */
  readonly etag: string | undefined;
}

/** Plain JSON over Okta's API. Paths are templates such as `/api/v1/users/{userId}`, filled from `params`. */
export interface RawOkta {
  /** Reads a page, by path or by the `next` of the page before, which must stay within the organisation. */
  listPage<Item>(pathOrNext: string, call?: OktaCall): Promise<OktaPage<Item>>;
  get<Data>(path: string, call?: OktaCall): Promise<OktaAnswer<Data>>;
  post<Data>(path: string, body?: unknown, call?: OktaCall): Promise<OktaAnswer<Data>>;
  put<Data>(path: string, body?: unknown, call?: OktaCall): Promise<OktaAnswer<Data>>;
  delete(path: string, call?: OktaCall): Promise<OktaAnswer<undefined>>;
}

/** Makes the plain calls of a client. */
export const createRawOkta = (orgUrl: string, api: Pick<ApiClient<unknown>, "send">): RawOkta => {
  const base = new URL(orgUrl);
  const request = async <Data>(
    method: string,
    path: string,
    body: unknown,
    call: OktaCall = {},
  ): Promise<OktaAnswer<Data>> => {
    const url = addressOf(base, path, call);
    const answer = await api.send({
      lane: call.lane,
      signal: call.signal,
      timeoutMs: call.timeoutMs,
      treatAsWrite: call.treatAsWrite,
      giveUp: call.giveUp,
      onRequestId: call.onRequestId,
      method,
      url,
      pathTemplate: oktaPathTemplate(path.startsWith("/") ? (path.split(/[?#]/)[0] ?? "") : url.pathname),
      headers: headersOf(body, call),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // What Okta sends is described by its contract; the caller names the part it relies on.
    return { ...answer, data: answer.data as Data, etag: answer.headers.get("etag") ?? undefined };
  };
  return {
    listPage: async <Item>(pathOrNext: string, call?: OktaCall) =>
      readPage<Item>(base, await request<unknown>("GET", pathOrNext, undefined, call)),
    get: (path, call) => request("GET", path, undefined, call),
    post: (path, body, call) => request("POST", path, body, call),
    put: (path, body, call) => request("PUT", path, body, call),
    delete: (path, call) => request("DELETE", path, undefined, call),
  };
};

const addressOf = (base: URL, path: string, { params = {}, query = {} }: OktaCall): URL => {
  assertPathParameters(path, params);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`No value for {${name}} in ${path}`);
    return encodeURIComponent(value);
  });
  const url = linkedUrl(filled, base, oktaVendor);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
};

const headersOf = (body: unknown, { headers, ifMatch }: OktaCall): Readonly<Record<string, string>> => ({
  ...(body !== undefined && { "content-type": "application/json" }),
  ...headers,
  ...(ifMatch !== undefined && { "if-match": ifMatch }),
});

const readPage = <Item>(base: URL, { data, headers }: OktaAnswer<unknown>): OktaPage<Item> => {
  if (!Array.isArray(data))
    throw new UnexpectedResponseError("Okta answered a list with something else", { adapter: "okta" });
  const { next } = parseLinkHeader(headers.get("link"));
  return { items: data as Item[], next: next === undefined ? undefined : linkedUrl(next, base, oktaVendor).href };
};
