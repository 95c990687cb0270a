import { ScimError } from "../error/scim-error.ts";
import { answerError } from "./answer.ts";
import type { Exchange, Handler, Methods } from "./exchange.ts";
import { noSuchEndpoint } from "./refusals.ts";
import type { ResourceStore } from "./resource-store.ts";
import { route } from "./route.ts";
import { type ScimServerOptions, type ScimServerSettings, settle } from "./scim-server-options.ts";

/** Answers a request, whatever it is; never rejects, unless `onFailure` throws. */
export type ScimServer = (request: Request) => Promise<Response>;

/**
 * A SCIM 2.0 server as a function from request to response, for whatever listens: `Deno.serve`, a Worker's `fetch`, Node's `http` behind an
 * adapter. It keeps nothing itself. Who asks is looked at before anything else, a body only after that, and never all of one that is too
 * long. How long a request may take is for whoever listens.
 */
export function createScimServer(options: ScimServerOptions): ScimServer {
  const settings = settle(options);
  return async (request) => {
    try {
      return await answer(request, settings);
    } catch (error) {
      if (!ScimError.isInstance(error)) settings.onFailure(error);
      return answerError(error);
    }
  };
}

async function answer(request: Request, settings: ScimServerSettings): Promise<Response> {
  if (request.url.length > settings.maximumUrlLength) throw tooLong(settings.maximumUrlLength);
  const store = await authenticate(request, settings);
  if (store === undefined) return unauthorized(settings);
  const url = new URL(request.url);
  const methods = route(url.pathname, settings, store);
  if (methods === undefined) throw noSuchEndpoint();
  const handler = handlerOf(methods, request.method);
  if (handler === undefined) return notAllowed(methods);
  const exchange: Exchange = { request, url, store, settings, base: baseOf(url, settings) };
  return await handler(exchange);
}

async function authenticate(
  request: Request,
  { authenticators }: ScimServerSettings,
): Promise<ResourceStore | undefined> {
  for (const { authenticate: admit } of authenticators) {
    const store = await admit(request);
    if (store !== undefined) return store;
  }
  return undefined;
}

const baseOf = (url: URL, { baseUrl }: ScimServerSettings): string => new URL(baseUrl, url).href.replace(/\/+$/, "");

const handlerOf = (methods: Methods, method: string): Handler | undefined =>
  Object.hasOwn(methods, method) ? methods[method as keyof Methods] : undefined;

const tooLong = (maximum: number): ScimError =>
  new ScimError(
    { status: 414, detail: `The URL is longer than ${maximum} characters` },
    { remedy: "Send the query in the body of POST /.search instead." },
  );

function unauthorized({ authenticators }: ScimServerSettings): Response {
  const error = new ScimError(
    { status: 401, detail: "The request has no credentials that are known here" },
    { remedy: "Check which kind this server wants, and that they are complete." },
  );
  const challenges = authenticators.flatMap(({ challenge }) => challenge ?? []);
  return answerError(error, challenges.length > 0 ? { "www-authenticate": challenges.join(", ") } : {});
}

function notAllowed(methods: Methods): Response {
  const allow = Object.keys(methods).join(", ");
  const error = new ScimError(
    { status: 405, detail: "This path cannot be asked for that" },
    { remedy: `Use ${allow.replaceAll(", ", " or ")}.` },
  );
  return answerError(error, { allow });
}
