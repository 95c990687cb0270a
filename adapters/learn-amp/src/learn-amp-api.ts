import {
  type ApiClient,
  clientCredentials,
  createApiClient,
  createTokenEndpoint,
  type Io,
  missingScopes,
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

/** The API, and a way to see which scopes are missing. */
export interface LearnAmpApi {
  readonly client: ApiClient<paths>;
  /** The scopes that the credential does not have. Rejects as every call does. */
  readonly missingScopes: () => Promise<readonly string[]>;
  /** What lists have shown so far. */
  readonly seen: { customFields: boolean };
}

/** Who answers. */
export const vendor: Vendor = { id: "learn-amp", name: "Learn Amp", readError };

/** Makes the client; no token is fetched before the first call. */
export function createLearnAmpApi(settings: LearnAmpSettings, io: Io): LearnAmpApi {
  const { clientId, clientSecret, scopes, baseUrl } = settings;
  const tokenUrl = new URL("/oauth/token", baseUrl).href;
  const remedy = "Copy client id and client secret again; the account's Owner finds them under Company Settings > API.";
  const ask = createTokenEndpoint({ tokenUrl, vendor, remedy, scopeRemedy: scopesRemedy }, io);
  const scope = scopes === "public" ? "public" : Object.keys(scopesNeeded).join(" ");
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, scope };
  const authentication = clientCredentials({ clientId, fetchToken: () => ask(form), now: io.now });
  const limits = { share: settings.rateShare };
  const address = { baseUrl: new URL("/v1", baseUrl).href, tenant: settings.company };
  return {
    client: createApiClient<paths>({ vendor, authentication, io, limits, ...address }),
    missingScopes: () => missingScopes(ask, form),
    seen: { customFields: false },
  };
}
