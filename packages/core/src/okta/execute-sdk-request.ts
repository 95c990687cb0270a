import type { Send } from "../http/create-send.ts";
import { oktaPathTemplate } from "./okta-path-template.ts";

/** What the SDK hands to its executor: its own request context, or a plain request of `client.http`. */
interface SdkRequest {
  readonly url: string | { toString(): string };
  readonly method?: string;
  readonly httpMethod?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Headers that the SDK sets and our own layer, or the platform, sets better. */
const droppedHeaders: ReadonlySet<string> = new Set([
  "authorization",
  "content-length",
  "host",
  "connection",
  "accept-encoding",
]);

/** Sends one request of the SDK through our layer. Rejects with our errors, so that none of the SDK's own, which quote bodies, is ever made. */
export const executeSdkRequest = async (request: unknown, send: Send): Promise<Response> => {
  const { url, method, httpMethod, headers = {}, body } = request as SdkRequest;
  const address = new URL(url.toString());
  const answer = await send({
    method: (method ?? httpMethod ?? "GET").toUpperCase(),
    url: address,
    pathTemplate: oktaPathTemplate(address.pathname),
    headers: keptHeaders(headers),
    body: bodyOf(body),
  });
  const text = answer.data === undefined ? null : JSON.stringify(answer.data);
  return new Response(answer.status === 204 ? null : text, {
    status: answer.status,
    headers: answerHeaders(answer.headers),
  });
};

const keptHeaders = (headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      droppedHeaders.has(name.toLowerCase()) || value === undefined ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );

const bodyOf = (body: unknown): string | undefined => {
  if (body === undefined || body === null || typeof body === "string") return body ?? undefined;
  throw new TypeError("Files cannot be sent through Rosterkit's Okta client");
};

/** The body has been decoded by now. */
const answerHeaders = (headers: Headers): Headers => {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) kept.delete(name);
  return kept;
};
