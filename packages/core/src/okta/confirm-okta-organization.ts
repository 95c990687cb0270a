import { ApiError, ConfigurationError, UnexpectedResponseError } from "../errors/index.ts";
import { createApiClient } from "../http/create-api-client.ts";
import type { Io } from "../http/io.ts";
import { oktaLimits, oktaVendor } from "./okta-vendor.ts";

/** An organisation as it presents itself, without anybody signing in. */
export interface OktaOrganization {
  /** Okta's id of the organisation: the tenant of every link. The same behind every address that leads to it. */
  readonly id: string;
}

interface Paths {
  "/.well-known/okta-organization": {
    get: { responses: { 200: { content: { "application/json": { id?: unknown } } } } };
  };
}

/**
 * Asks who answers at an address. Rejects with a NetworkError when nobody does, and with a ConfigurationError when somebody does
 * who is not an Okta organisation. Sends no credential.
 */
export const confirmOktaOrganization = async (orgUrl: string, io: Io): Promise<OktaOrganization> => {
  const api = createApiClient<Paths>({ baseUrl: orgUrl, vendor: oktaVendor, limits: oktaLimits, io });
  try {
    const { id } = (await api.get("/.well-known/okta-organization")) ?? {};
    if (typeof id === "string" && /^\w{1,64}$/.test(id)) return { id };
  } catch (error) {
    if (!isSomebodyElse(error)) throw error;
  }
  throw notAnOrganization(new URL(orgUrl).host);
};

/** A page, a redirect or a plain "not found" is how hosts answer that know nothing of Okta. */
const isSomebodyElse = (error: unknown): boolean =>
  UnexpectedResponseError.isInstance(error) ||
  (ApiError.isInstance(error) && error.status < 500 && error.code !== "rate-limit");

const notAnOrganization = (host: string): ConfigurationError =>
  new ConfigurationError([{ path: "domain", message: `${host} answers, but it is not an Okta organisation` }], {
    adapter: "okta",
    remedy: "Sign in to Okta and copy the address from the browser, such as acme.okta.com.",
  });
