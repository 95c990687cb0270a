import type { StandInClock } from "../stand-in.ts";
import { OAuthError } from "./oauth-error.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaServiceApp } from "./service-app.ts";
import type { Principal } from "./token-register.ts";
import { verifyClientAssertion } from "./verify-client-assertion.ts";
import { type Proof, verifyDpopProof } from "./verify-dpop-proof.ts";

/** Where tokens for Okta's own API come from. */
export const tokenPath = "/oauth2/v1/token";

/** The tokens of an org's service apps. */
export interface ServiceAppTokens {
  /** Answers a request to the token endpoint. */
  readonly answer: (request: Request) => Promise<Response>;
  /** Who sends a request with a bearer or a DPoP token. Throws E0000011 for what is unknown, over, or not proven. */
  readonly authenticate: (request: Request) => Promise<Principal>;
  /** Ends every token given so far, as when an administrator revokes them. */
  readonly revokeAll: () => void;
}

interface GivenToken {
  readonly principal: Principal;
  readonly endsAtMs: number;
  /** Of the key that it is bound to; undefined for a bearer token. */
  readonly thumbprint: string | undefined;
}

/** An access token lives one hour, fixed. */
const lifeSeconds = 3600;
/** Another nonce is asked for every 24 hours. */
const nonceLifeMs = 24 * 3_600_000;

/** Opens the token endpoint of these apps. */
export function createServiceAppTokens(list: readonly OktaServiceApp[], clock: StandInClock): ServiceAppTokens {
  const apps = new Map(list.map((app) => [app.clientId, app]));
  const given = new Map<string, GivenToken>();
  const used = new Set<string>();
  const nonceNow = () => `nonce-${Math.floor(clock.wallNow() / nonceLifeMs)}`;
  const checkProof = (request: Request, token?: string) =>
    verifyDpopProof(request.headers.get("dpop") ?? "", {
      method: request.method,
      url: new URL(request.url),
      nowMs: clock.wallNow(),
      used,
      ...(token !== undefined && { token }),
    });

  async function give(request: Request): Promise<object> {
    const form = new URLSearchParams(await request.text());
    const { origin, pathname } = new URL(request.url);
    if (form.get("grant_type") !== "client_credentials")
      throw new OAuthError(400, "unsupported_grant_type", "Only client credentials are given out here.");
    const context = { apps, audience: `${origin}${pathname}`, nowMs: clock.wallNow(), used };
    const app = await verifyClientAssertion(form, context);
    const scopes = grantedOf(app, form.get("scope") ?? "");
    const proof = await proofFor(app, request);
    const token = crypto.randomUUID();
    const principal: Principal = { key: app.clientId, access: app.access ?? "full", owner: "", scopes };
    given.set(token, { principal, endsAtMs: clock.wallNow() + lifeSeconds * 1000, thumbprint: proof?.thumbprint });
    const type = proof === undefined ? "Bearer" : "DPoP";
    return { token_type: type, expires_in: lifeSeconds, access_token: token, scope: scopes.join(" ") };
  }

  async function proofFor(app: OktaServiceApp, request: Request): Promise<Proof | undefined> {
    if (!request.headers.has("dpop")) {
      if (app.requiresDpop === false) return undefined;
      throw new OAuthError(400, "invalid_dpop_proof", "The proof is missing.");
    }
    const proof = await checkProof(request);
    if (proof === undefined) throw new OAuthError(400, "invalid_dpop_proof", "The proof does not hold.");
    const nonce = nonceNow();
    if (proof.nonce !== nonce)
      throw new OAuthError(400, "use_dpop_nonce", "The proof needs a nonce.", { "dpop-nonce": nonce });
    return proof;
  }

  return {
    answer: (request) => give(request).then((body) => Response.json(body), refuse),
    async authenticate(request) {
      const [scheme = "", token = ""] = (request.headers.get("authorization") ?? "").split(" ");
      const known = given.get(token);
      if (known === undefined || known.endsAtMs <= clock.wallNow()) throw new OktaError("E0000011");
      const isBearer = known.thumbprint === undefined && scheme.toLowerCase() === "bearer";
      if (!isBearer && !(await isProven(scheme, known, () => checkProof(request, token))))
        throw new OktaError("E0000011");
      return known.principal;
    },
    revokeAll: () => given.clear(),
  };
}

async function isProven(
  scheme: string,
  { thumbprint }: GivenToken,
  proofOf: () => Promise<Proof | undefined>,
): Promise<boolean> {
  if (scheme.toLowerCase() !== "dpop" || thumbprint === undefined) return false;
  return (await proofOf())?.thumbprint === thumbprint;
}

/** A scope that was not granted is left out without a word, and shows on first use. */
function grantedOf({ scopes }: OktaServiceApp, asked: string): readonly string[] {
  const granted = asked.split(" ").filter((scope) => scopes.includes(scope));
  if (granted.length === 0) throw new OAuthError(400, "invalid_scope", "None of these scopes is granted.");
  return granted;
}

function refuse(error: unknown): Response {
  if (!(error instanceof OAuthError)) throw error;
  const { status, code, message, headers } = error;
  return Response.json({ error: code, error_description: message }, { status, headers });
}
