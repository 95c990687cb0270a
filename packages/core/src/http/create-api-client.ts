import createOpenApiClient from "openapi-fetch";
import type { ApiMethod, ApiMethodWithHeaders, Verb } from "./api-method.ts";
import { assertPathParameters } from "./assert-path-parameters.ts";
import { assertSecureUrl } from "./assert-secure-url.ts";
import type { Budget, BudgetOptions } from "./budget.ts";
import { sharedBudgets } from "./budget-registry.ts";
import { createBudget } from "./create-budget.ts";
import { createSend, type Send, type SendOptions } from "./create-send.ts";
import { found } from "./found.ts";
import { linkedUrl } from "./linked-url.ts";
import type { Answer, CallOptions } from "./outgoing.ts";

/** How a client of one vendor's API is made. */
export interface ApiClientOptions extends Omit<SendOptions, "budget"> {
  /** Where the API is; a path in it stays in front of every path. https, or http to this machine. */
  readonly baseUrl: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The allowance to draw from. Absent: the one shared by vendor, tenant and credential. */
  readonly budget?: Budget | undefined;
  /** How the shared budget is kept, when this client is the first to use it. */
  readonly limits?: BudgetOptions | undefined;
  /** The company or organisation at the vendor, for sharing the budget. Absent: the host of `baseUrl`. */
  readonly tenant?: string | undefined;
}

/** A vendor's API, typed by its contract. Calls resolve to the body, and reject with an error of the family or with the reason of an abort. */
export interface ApiClient<Paths> {
  readonly get: ApiMethod<Paths, "get">;
  readonly post: ApiMethod<Paths, "post">;
  readonly put: ApiMethod<Paths, "put">;
  readonly patch: ApiMethod<Paths, "patch">;
  readonly delete: ApiMethod<Paths, "delete">;
  /** The same calls, resolving to body, status and headers. */
  readonly withHeaders: { readonly [Method in Verb]: ApiMethodWithHeaders<Paths, Method> };
  /** The answer, or undefined on 404. */
  found<Data>(answer: Promise<Data>): Promise<Data | undefined>;
  /** Reads a link that the vendor gave, such as the next page. It must stay within `baseUrl`. Errors show `pathTemplate` in its place. */
  follow<Data>(link: string, pathTemplate: string, options?: CallOptions): Promise<Answer<Data>>;
  /** Sends what no contract describes; the address must be within `baseUrl`. */
  readonly send: Send;
}

/** Makes a client over openapi-fetch. Rejects unusable addresses with a ConfigurationError. */
export const createApiClient = <Paths extends object>(options: ApiClientOptions): ApiClient<Paths> => {
  const base = assertSecureUrl(options.baseUrl);
  const send = createSend({ ...options, budget: options.budget ?? sharedBudgetOf(options, base) });
  const call = createCall(base, options, send);
  const answering = (method: Verb) => (path: string, init?: CallInit) => call(method, path, init);
  const plain = (method: Verb) => async (path: string, init?: CallInit) => (await call(method, path, init)).data;
  const client = {
    ...everyVerb(plain),
    withHeaders: everyVerb(answering),
    found,
    follow: async (link: string, pathTemplate: string, callOptions: CallOptions = {}) =>
      send({
        ...callOptions,
        method: "GET",
        url: linkedUrl(link, base, options.vendor),
        pathTemplate,
        headers: options.headers,
      }),
    send: async (outgoing: Parameters<Send>[0]) =>
      send({ ...outgoing, url: linkedUrl(outgoing.url.href, base, options.vendor) }),
  };
  // The contract exists at compile time only; here the paths are strings.
  return client as unknown as ApiClient<Paths>;
};

/** What a caller may hand in beside the path, before the contract narrows it. */
interface CallInit extends CallOptions {
  readonly params?: { readonly path?: object; readonly query?: object };
  readonly [name: string]: unknown;
}

/** The parts of openapi-fetch that are used, without a contract. */
type Request = (method: Verb, path: string, init: object) => Promise<unknown>;

const createCall = (base: URL, { headers = {} }: ApiClientOptions, send: Send) => {
  const client = createOpenApiClient({ baseUrl: base.href, headers });
  const request = client.request as unknown as Request;
  return async (method: Verb, path: string, init: CallInit = {}): Promise<Answer> => {
    const { lane, signal, timeoutMs, treatAsWrite, giveUp, onRequestId, ...rest } = init;
    assertPathParameters(path, rest.params?.path);
    let answer: Answer | undefined;
    const fetch = async (prepared: globalThis.Request) => {
      answer = await send({
        lane,
        signal,
        giveUp,
        onRequestId,
        timeoutMs,
        treatAsWrite,
        pathTemplate: path,
        ...(await readPrepared(prepared)),
      });
      // The body has been read and parsed with the retries around it; openapi-fetch is here for addresses and types.
      return new Response(null, { status: 204 });
    };
    await request(method, path, { ...rest, fetch });
    if (!answer) throw new TypeError("A middleware answered in place of the vendor");
    return answer;
  };
};

const readPrepared = async (prepared: globalThis.Request) => ({
  method: prepared.method,
  url: new URL(prepared.url),
  headers: Object.fromEntries(prepared.headers),
  body: prepared.body ? await prepared.text() : undefined,
});

const sharedBudgetOf = ({ vendor, authentication, io, tenant, limits }: ApiClientOptions, base: URL): Budget =>
  (io.budgets ?? sharedBudgets()).for(
    { vendor: vendor.id, tenant: tenant ?? base.host, credential: authentication?.fingerprint ?? "none" },
    () => createBudget(limits),
  );

const everyVerb = <Method>(make: (verb: Verb) => Method): Record<Verb, Method> => ({
  get: make("get"),
  post: make("post"),
  put: make("put"),
  patch: make("patch"),
  delete: make("delete"),
});
