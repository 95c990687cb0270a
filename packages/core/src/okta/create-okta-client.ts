import { once } from "../adapter/once.ts";
import type { Budget, BudgetOptions } from "../http/budget.ts";
import { type ApiClient, createApiClient } from "../http/create-api-client.ts";
import type { Io } from "../http/io.ts";
import { confirmOktaOrganization, type OktaOrganization } from "./confirm-okta-organization.ts";
import { createRawOkta, type RawOkta } from "./create-raw-okta.ts";
import { loadOktaSdk } from "./load-okta-sdk.ts";
import { type OktaAuthentication, oktaAuthentication } from "./okta-authentication.ts";
import { oktaLimits, oktaVendor } from "./okta-vendor.ts";
import { resolveOktaDomain } from "./resolve-okta-domain.ts";

/** How a client is made. */
export interface OktaClientOptions {
  /** The organisation's address, any way people paste it. */
  readonly domain: string;
  readonly authentication: OktaAuthentication;
  readonly io: Io;
  /** The allowance to draw from. Absent: the one shared by organisation and credential in this process. */
  readonly budget?: Budget | undefined;
  /** How the shared budget is kept, when this client is the first to use it. Absent: nine tenths of what the header shows, ten requests at once. */
  readonly limits?: Omit<BudgetOptions, "bucketOf"> | undefined;
  /** Milliseconds that one try may take. Absent: 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Further tries of a failed read. Absent: 3. */
  readonly retries?: number | undefined;
  /** Most milliseconds that a call may wait between tries. Absent: ten minutes. */
  readonly maxWaitMs?: number | undefined;
}

/** One organisation, reached with one credential. Nothing is sent, and no SDK loaded, until something is asked. */
export interface OktaClient<Paths = unknown> extends RawOkta {
  /** Scheme and host of the organisation. */
  readonly orgUrl: string;
  /** Who the organisation is; asked once. Rejects kindly when nobody, or somebody else, answers at the address. */
  organization(): Promise<OktaOrganization>;
  /** Calls typed by a contract. */
  readonly api: ApiClient<Paths>;
  /**
   * Okta's own SDK, loaded on first use, over the same budget, retries and errors, without its cache. `Client` is the class of that
   * name in `@okta/okta-sdk-nodejs`, for the caller to name. Rejects with a ConfigurationError when the package is not installed.
   */
  sdk<Client extends object>(): Promise<Client>;
}

/** Makes a client. Rejects a domain or a credential that cannot work with a ConfigurationError. */
export const createOktaClient = <Paths extends object = Record<never, never>>(
  options: OktaClientOptions,
): OktaClient<Paths> => {
  const { orgUrl } = resolveOktaDomain(options.domain);
  const { io, budget, timeoutMs, retries, maxWaitMs } = options;
  const authentication = oktaAuthentication(orgUrl, options.authentication, io);
  const limits = { ...oktaLimits, ...options.limits };
  const api = createApiClient<Paths>({
    baseUrl: orgUrl,
    vendor: oktaVendor,
    authentication,
    io,
    budget,
    limits,
    timeoutMs,
    retries,
    maxWaitMs,
  });
  const sdk = once(() => loadOktaSdk(orgUrl, api.send));
  return {
    orgUrl,
    api,
    ...createRawOkta(orgUrl, api),
    organization: once(() => confirmOktaOrganization(orgUrl, io)),
    // The one place that knows which class it is; its types stay out of core.
    sdk: sdk as OktaClient["sdk"],
  };
};
