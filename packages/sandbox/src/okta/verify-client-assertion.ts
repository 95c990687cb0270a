import { createLocalJWKSet, decodeJwt, errors, jwtVerify } from "jose";
import { OAuthError } from "./oauth-error.ts";
import type { OktaServiceApp } from "./service-app.ts";

/** What an assertion is checked against. */
export interface AssertionContext {
  readonly apps: ReadonlyMap<string, OktaServiceApp>;
  /** The token endpoint's whole address. */
  readonly audience: string;
  readonly nowMs: number;
  /** Ids of assertions that were used; grows. */
  readonly used: Set<string>;
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const longestLifeSeconds = 3600;
/** What Okta takes of the JSON Web Algorithms. */
export const signingAlgorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

/** The app that signed the assertion of a form. Throws an OAuthError as Okta refuses: with a private key alone, signed, for this address, for an hour at most, once. */
export async function verifyClientAssertion(form: URLSearchParams, context: AssertionContext): Promise<OktaServiceApp> {
  if (form.get("client_assertion_type") !== assertionType) throw refused("The client must sign an assertion.");
  const assertion = form.get("client_assertion") ?? "";
  const app = context.apps.get(issuerOf(assertion));
  if (app === undefined) throw refused("No such client.");
  const { exp = 0, jti } = await verified(assertion, app, context);
  if (exp - context.nowMs / 1000 > longestLifeSeconds + 1) throw refused("The assertion lives for too long.");
  if (jti !== undefined && context.used.has(jti)) throw refused("The assertion was used before.");
  if (jti !== undefined) context.used.add(jti);
  return app;
}

function issuerOf(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? "";
  } catch {
    throw refused("The assertion is no JWT.");
  }
}

async function verified(assertion: string, app: OktaServiceApp, { audience, nowMs }: AssertionContext) {
  const keys = createLocalJWKSet({ keys: [...app.publicKeys] });
  const { clientId } = app;
  const expected = {
    audience,
    issuer: clientId,
    subject: clientId,
    algorithms: signingAlgorithms,
    currentDate: new Date(nowMs),
  };
  try {
    const { payload } = await jwtVerify(assertion, keys, { ...expected, requiredClaims: ["exp"] });
    return payload;
  } catch (error) {
    throw refused(error instanceof errors.JOSEError ? error.code : "The assertion cannot be checked.");
  }
}

const refused = (description: string): OAuthError => new OAuthError(401, "invalid_client", description);
