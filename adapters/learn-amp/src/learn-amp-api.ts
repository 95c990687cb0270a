import {
  type ApiClient,
  ApiError,
  clientCredentials,
  createApiClient,
  createTokenEndpoint,
  type Io,
  PermissionError,
  type Vendor,
} from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import type { LearnAmpSettings } from "./config.ts";
import { readError } from "./read-error.ts";

/** The scopes that are used, each with the ability that needs it. */
export const scopesNeeded = {
  "users:read": "people.read",
  "users:create": "people.create",
  "users:update": "people.update",
  "users:deactivate": "people.become.inactive",
  "users:reactivate": "people.become.active",
  "teams:read": "groups.read",
  "teams:create": "groups.create",
  "teams:update": "groups.update",
} as const;

/** What to do about a scope that is missing. */
export const scopesRemedy =
  "Have the account's Owner give the credential this scope under Company Settings > API; an older credential needs `scopes` to be public.";

/** The API, and a way to see whether a token is given for a scope. */
export interface LearnAmpApi {
  readonly client: ApiClient<paths>;
  /** Whether the credential has a scope. Rejects as every call does. */
  readonly has: (scope: string) => Promise<boolean>;
  /** What lists have shown so far. */
  readonly seen: { customFields: boolean };
}

const identity = { id: "learn-amp", name: "Learn Amp" };

const vendor: Vendor = { ...identity, readError };

/** Makes the client; no token is fetched before the first call. */
export function createLearnAmpApi(settings: LearnAmpSettings, io: Io): LearnAmpApi {
  const { clientId, clientSecret, scopes } = settings;
  const tokenUrl = new URL("/oauth/token", settings.baseUrl).href;
  const remedy = "Copy client id and client secret again; the account's Owner finds them under Company Settings > API.";
  const ask = createTokenEndpoint({ tokenUrl, vendor: identity, remedy }, io);
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const tokenFor = (scope: string) => ask({ ...form, scope });
  const scope = scopes === "public" ? "public" : Object.keys(scopesNeeded).join(" ");
  const fetchToken = () => tokenFor(scope).catch(asMissingScope);
  const authentication = clientCredentials({ clientId, fetchToken, now: io.now });
  const baseUrl = new URL("/v1", settings.baseUrl).href;
  const limits = { share: settings.rateShare };
  return {
    client: createApiClient<paths>({ vendor, baseUrl, authentication, io, limits, tenant: settings.company }),
    seen: { customFields: false },
    has: (one) =>
      tokenFor(one).then(
        () => true,
        (error: unknown) => {
          if (isAboutScopes(error)) return false;
          throw error;
        },
      ),
  };
}

const isAboutScopes = (error: unknown): error is ApiError =>
  ApiError.isInstance(error) && error.vendorCode === "invalid_scope";

/** The credential is known; it is the scope that is not its own. */
function asMissingScope(error: unknown): never {
  if (!isAboutScopes(error)) throw error;
  const { status, method, path, vendorCode } = error;
  const permission = Object.keys(scopesNeeded).join(", ");
  throw new PermissionError(
    { vendor: identity.name, status, method, path, vendorCode, permission },
    { adapter: identity.id, remedy: scopesRemedy },
  );
}
