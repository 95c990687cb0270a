import { type Authentication, apiKeyHeader } from "../http/authentication.ts";
import type { Io } from "../http/io.ts";
import { type OktaServiceApp, oktaServiceApp } from "./okta-service-app.ts";

/** An API token of an administrator. It may do what they may, and ends with their account, or 30 days after its last use. */
export interface OktaApiToken {
  readonly type: "apiToken";
  readonly apiToken: string;
}

/** How Okta is told who is asking. */
export type OktaAuthentication = OktaApiToken | OktaServiceApp;

/** The credential of the HTTP layer. Rejects what cannot work with a ConfigurationError. */
export const oktaAuthentication = (orgUrl: string, authentication: OktaAuthentication, io: Io): Authentication =>
  authentication.type === "apiToken"
    ? apiKeyHeader("authorization", authentication.apiToken.replace(/^\s*SSWS\s+/i, ""), "SSWS")
    : oktaServiceApp(orgUrl, authentication, io);
