import {
  ApiError,
  AuthenticationError,
  NetworkError,
  PermissionError,
  RosterkitError,
  UnexpectedResponseError,
} from "../errors/index.ts";
import { assertSecureUrl } from "./assert-secure-url.ts";
import type { AccessToken, Authentication } from "./authentication.ts";
import { createApiClient } from "./create-api-client.ts";
import { asForm } from "./form-body.ts";
import type { Io } from "./io.ts";
import { textMember } from "./text-member.ts";
import type { ResponseHead, Vendor } from "./vendor.ts";

/** The token endpoint of an OAuth 2.0 authorisation server. */
export interface TokenEndpoint {
  /** https, or http to this machine. */
  readonly tokenUrl: string;
  /** Id and name of the vendor whose tokens they are, for errors. */
  readonly vendor: Pick<Vendor, "id" | "name">;
  /** What goes with each request beside its form. Absent: nothing. */
  readonly authentication?: Authentication | undefined;
  /** What to do when the credentials are not accepted, in one line. */
  readonly remedy: string;
  /** What to do when they are, and a scope that is asked for is not theirs. Absent: the same. */
  readonly scopeRemedy?: string | undefined;
  /** Told of each refusal, with the code of RFC 6749 §5.2 where there is one. */
  readonly onRefusal?: (code: string | undefined, response: ResponseHead) => void;
}

type Form = Readonly<Record<string, string>> & { readonly scope?: string };

/** Asks for a token with this form. */
export type AskToken = (form: Form) => Promise<AccessToken>;

/** What errors show in place of the token endpoint's path. */
const tokenPath = "{tokenUrl}";

/** How long a token is used when the authorisation server does not say how long it lasts. */
const usualLifeMs = 300_000;

/**
 * A function that fetches a token. Its failures are those of a call that was never sent: fetching one twice does no harm. Rejects with
 * AuthenticationError when the credentials are not accepted (400 and 401 both mean that, RFC 6749 §5.2), and with a PermissionError that names the scopes
 * asked for when one of them is not given.
 */
export const createTokenEndpoint = (endpoint: TokenEndpoint, io: Io): AskToken => {
  const url = assertSecureUrl(endpoint.tokenUrl, "tokenUrl");
  const vendor = { ...endpoint.vendor, name: `${endpoint.vendor.name}'s authorisation server` };
  const { authentication, onRefusal } = endpoint;
  const told: Vendor = {
    ...vendor,
    readError: (body, response) => {
      const refusal = readError(body);
      onRefusal?.(refusal?.code, response);
      return refusal;
    },
  };
  const api = createApiClient<object>({ vendor: told, baseUrl: url.origin, authentication, io, retries: 0 });
  return async (form) => {
    const body = asForm.bodySerializer(form);
    const sent = api.send({ method: "POST", url, pathTemplate: tokenPath, headers: asForm.headers, body });
    const { data } = await sent.catch((error) => {
      throw asUnsent(error, endpoint, vendor.name, url.host, form);
    });
    return readToken(data, vendor);
  };
};

/** The scopes of a form for which no token is given, each asked for by itself. Rejects as `ask` does with whatever else goes wrong. */
export const missingScopes = async (ask: AskToken, form: Form): Promise<readonly string[]> => {
  const missing: string[] = [];
  for (const scope of scopesIn(form.scope))
    await ask({ ...form, scope }).catch((error: unknown) => {
      if (!PermissionError.isInstance(error) || error.vendorCode !== invalidScope) throw error;
      missing.push(scope);
    });
  return missing;
};

/** RFC 6749 §5.2: the credential is known, and a scope is not its own or not there. */
const invalidScope = "invalid_scope";

const scopesIn = (scope = ""): readonly string[] => scope.split(" ").filter((one) => one !== "");

/** Only the code is taken: the description may quote what was sent. */
const readError = (body: unknown) => {
  const code = textMember(body, "error");
  return code !== undefined && /^[a-z_]{1,64}$/.test(code) ? { code } : undefined;
};

const readToken = (data: unknown, vendor: Pick<Vendor, "id" | "name">): AccessToken => {
  const token = textMember(data, "access_token");
  if (!token) throw new UnexpectedResponseError(`${vendor.name} answered without a token`, { adapter: vendor.id });
  const seconds = Number((data as { readonly expires_in?: unknown }).expires_in ?? Number.NaN);
  const type = textMember(data, "token_type");
  return {
    token,
    expiresInMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : usualLifeMs,
    ...(type !== undefined && { type: type.slice(0, 64) }),
  };
};

const asUnsent = (
  error: unknown,
  { vendor, remedy, scopeRemedy = remedy }: TokenEndpoint,
  name: string,
  host: string,
  { scope = "" }: Form,
): unknown => {
  if (!RosterkitError.isInstance(error)) return error;
  const refusal = { vendor: name, method: "POST", path: tokenPath };
  if (ApiError.isInstance(error) && (error.status === 400 || error.status === 401)) {
    const { status, vendorCode } = error;
    if (vendorCode === invalidScope)
      return new PermissionError(
        { ...refusal, status, vendorCode, permission: scopesIn(scope).join(", ") },
        { adapter: vendor.id, remedy: scopeRemedy },
      );
    return new AuthenticationError({ ...refusal, status, vendorCode }, { adapter: vendor.id, remedy });
  }
  if (!error.maybeWritten) return error;
  return new NetworkError(
    { ...refusal, host, reason: error.code, explanation: "no token came back" },
    { adapter: vendor.id, cause: error, isRetryable: error.isRetryable },
  );
};
