import { errorBody, ScimError, type ScimRefusal } from "@rosterkit/scim";

/** An answer with a SCIM error in it. */
export function scimRefusal(refusal: ScimRefusal, headers: Readonly<Record<string, string>> = {}): Response {
  return scimAnswer(errorBody(new ScimError(refusal)), refusal.status, headers);
}

/** An answer with a body of SCIM's type. */
export function scimAnswer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  const all = { "content-type": "application/scim+json;charset=utf-8", ...headers };
  return new Response(JSON.stringify(body), { status, headers: all });
}

/** The same answer with another body. */
export async function withBody(
  response: Response,
  change: (body: Readonly<Record<string, unknown>>) => object,
): Promise<Response> {
  const body = change((await response.json()) as Readonly<Record<string, unknown>>);
  return new Response(JSON.stringify(body), { status: response.status, headers: response.headers });
}
