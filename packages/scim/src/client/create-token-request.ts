import {
  type AccessToken,
  ApiError,
  AuthenticationError,
  assertSecureUrl,
  basic,
  createApiClient,
  type Io,
  NetworkError,
  RosterkitError,
  UnexpectedResponseError,
} from "@rosterkit/core/adapter";
import { isRecord } from "../value/is-record.ts";

/** Where and how a token is asked for. */
export interface TokenRequest {
  /** The authorisation server's token endpoint. https, or http to this machine. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Absent: not sent. */
  readonly scope?: string | undefined;
  /** Sent as `audience`, as some authorisation servers want it. Absent: not sent. */
  readonly audience?: string | undefined;
  /** Where id and secret go: into a Basic header (RFC 6749 §2.3.1) or into the body. Default `header`. */
  readonly credentialsIn?: "header" | "body" | undefined;
  /** Id and name of the vendor, for errors. */
  readonly vendor: { readonly id: string; readonly name: string };
}

/** What errors show in place of the token endpoint's path. */
export const tokenPath = "{tokenUrl}";

/** How long a token is used when the authorisation server does not say how long it lasts. */
const usualLifeMs = 300_000;

/** A function that fetches a token. Its failures are those of a call that was never sent: fetching one twice does no harm. */
export function createTokenRequest(request: TokenRequest, io: Io): () => Promise<AccessToken> {
  const url = assertSecureUrl(request.tokenUrl, "tokenUrl");
  const vendor = { id: request.vendor.id, name: `${request.vendor.name}'s authorisation server` };
  const inBody = request.credentialsIn === "body";
  const authentication = inBody ? undefined : basic(formText(request.clientId), formText(request.clientSecret));
  const api = createApiClient<object>({ vendor, baseUrl: url.origin, authentication, io, retries: 0 });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return async () => {
    const body = formOf(request, inBody);
    const sent = api.send({ method: "POST", url, pathTemplate: tokenPath, headers, body });
    const { data } = await sent.catch((error) => {
      throw asUnsent(error, vendor, url.host);
    });
    return readToken(data, vendor);
  };
}

function formOf({ clientId, clientSecret, scope, audience }: TokenRequest, inBody: boolean): string {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scope !== undefined) form.set("scope", scope);
  if (audience !== undefined) form.set("audience", audience);
  if (inBody) {
    form.set("client_id", clientId);
    form.set("client_secret", clientSecret);
  }
  return form.toString();
}

/** RFC 6749 §2.3.1 has both encoded as in a form before they are joined by a colon. */
const formText = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);

function readToken(data: unknown, vendor: TokenRequest["vendor"]): AccessToken {
  const { access_token: token, expires_in: seconds } = isRecord(data) ? data : {};
  if (typeof token !== "string" || token === "")
    throw new UnexpectedResponseError(`${vendor.name} answered without a token`, { adapter: vendor.id });
  const life = Number(seconds ?? Number.NaN);
  return { token, expiresInMs: Number.isFinite(life) && life > 0 ? life * 1000 : usualLifeMs };
}

/** 400 and 401 both mean that id and secret are not accepted (RFC 6749 §5.2). */
function asUnsent(error: unknown, vendor: TokenRequest["vendor"], host: string): unknown {
  if (!RosterkitError.isInstance(error)) return error;
  const refusal = { vendor: vendor.name, method: "POST", path: tokenPath };
  if (ApiError.isInstance(error) && error.status === 400)
    return new AuthenticationError(
      { ...refusal, status: 400 },
      { adapter: vendor.id, remedy: "Check the client id, its secret and the scope." },
    );
  if (!error.maybeWritten) return error;
  return new NetworkError(
    { ...refusal, host, reason: error.code, explanation: "no token came back" },
    { adapter: vendor.id, cause: error, isRetryable: error.isRetryable },
  );
}
