import type { LearnAmpScope } from "./learn-amp-scopes.ts";

/** Where tokens come from; no version stands in front. */
export const tokenPath = "/oauth/token";

/** A credential that the Owner has made. */
export interface LearnAmpCredential {
  readonly clientId: string;
  readonly clientSecret: string;
  /** `public` alone for an older one, else the granular ones that it may ask for. */
  readonly scopes: readonly LearnAmpScope[];
}

/** The tokens that a credential was given. */
export interface AccessTokens {
  /** Answers a request to the token endpoint. */
  readonly answer: (request: Request) => Promise<Response>;
  /** The scopes of a request's token; undefined where it is missing, over, or not known. */
  readonly scopesOf: (request: Request) => readonly string[] | undefined;
  /** Ends every token given so far. */
  readonly revokeAll: () => void;
}

const lifeSeconds = 7200;

/** Opens the token endpoint. `credential` is asked for each time, so that it may change; `now` is when tokens are given and when they end. */
export function createAccessTokens(credential: () => LearnAmpCredential, now: () => number): AccessTokens {
  const given = new Map<string, { readonly scopes: readonly string[]; readonly endsAtMs: number }>();
  return {
    answer: async (request) => {
      const form = await request.formData().catch(() => new FormData());
      const { clientId, clientSecret, scopes } = credential();
      if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret)
        return refusal(401, "invalid_client");
      if (form.get("grant_type") !== "client_credentials") return refusal(400, "unsupported_grant_type");
      const asked = String(form.get("scope") || "public").split(" ");
      if (!asked.every((scope) => scopes.some((granted) => granted === scope))) return refusal(400, "invalid_scope");
      const token = crypto.randomUUID();
      given.set(token, { scopes: asked, endsAtMs: now() + lifeSeconds * 1000 });
      const created_at = Math.floor(now() / 1000);
      const scope = asked.join(" ");
      return Response.json({ access_token: token, token_type: "Bearer", expires_in: lifeSeconds, scope, created_at });
    },
    scopesOf: (request) => {
      const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
      const known = given.get(token);
      return known && now() < known.endsAtMs ? known.scopes : undefined;
    },
    revokeAll: () => given.clear(),
  };
}

function refusal(status: number, error: string): Response {
  return Response.json({ error, error_description: "The token was refused." }, { status });
}
