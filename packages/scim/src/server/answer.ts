import { errorBody } from "../error/error-body.ts";

const always = {
  "content-type": "application/scim+json;charset=utf-8",
  // Answers are about people.
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/** An answer with a body. */
export const answerJson = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...always, ...headers } });

/** An answer without one. */
export const answerEmpty = (status: 204 | 304, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store", ...headers } });

/** The answer to a request that cannot be answered as asked; 500, without a word about why, for anything but a `ScimError`. */
export function answerError(error: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const body = errorBody(error);
  const status = Number(body.status);
  return answerJson(body, status, { ...(status === 503 && { "retry-after": "1" }), ...headers });
}
