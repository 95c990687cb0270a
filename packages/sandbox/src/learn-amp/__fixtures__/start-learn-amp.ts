import { createLearnAmpStandIn, type LearnAmpStandInOptions } from "../create-learn-amp-stand-in.ts";

/** A stand-in with a clock that jumps, and short ways to ask it. Requests go with a token for every scope, fetched when there is none. */
export function startLearnAmp(options: LearnAmpStandInOptions = {}) {
  let now = Date.parse("2026-03-02T12:00:00Z");
  const learnAmp = createLearnAmpStandIn({ clock: { now: () => now, wallNow: () => now }, ...options });
  const { clientId, clientSecret } = learnAmp;
  const send = async (path: string, init: RequestInit) => {
    const response = await learnAmp.handle(new Request(`http://learn-amp.test${path}`, init));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
  const askToken = (form: Record<string, string> = {}) => {
    const given = { client_id: clientId, client_secret: clientSecret, grant_type: "client_credentials", ...form };
    return send("/oauth/token", { method: "POST", body: new URLSearchParams(given) });
  };
  const granted = (options.scopes ?? everyScope).join(" ");
  let token: string | undefined;
  const tokenFor = async (scope: string): Promise<string> => (await askToken({ scope })).body.access_token;
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    token ??= await tokenFor(granted);
    return send(`/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": formType }), ...headers },
      ...(body && { body: new URLSearchParams(pairsOf(body)).toString() }),
    });
  };
  return {
    learnAmp,
    ask,
    askToken,
    tokenFor,
    send,
    get: (path: string) => ask("GET", path),
    post: (path: string, body: object) => ask("POST", path, body),
    put: (path: string, body: object = {}) => ask("PUT", path, body),
    /** Moves the clock on; the next request fetches another token. */
    pass: (ms: number) => {
      now += ms;
      token = undefined;
    },
    /** A user made by the API; gives the id. */
    make: async (name: string, more: object = {}): Promise<number> => {
      const { status, body } = await ask("POST", "/users", { ...person(name), ...more });
      if (status !== 201) throw new Error(`${status} ${body?.error}`);
      return body.id;
    },
  };
}

/** What every user needs. */
export const person = (name: string) => ({ email: `${name}@acme.example`, firstName: name, lastName: "Brock" });

const formType = "application/x-www-form-urlencoded";

const everyScope = [
  ...["users:read", "users:create", "users:update", "users:delete", "users:deactivate", "users:reactivate"],
  ...["teams:read", "teams:create", "teams:update", "teams:delete"],
  ...["team_users:read", "team_users:create", "team_users:delete"],
];

/** Lists as forms have them. */
function pairsOf(body: object): string[][] {
  return Object.entries(body).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [[name, String(value ?? "")]];
    return value.flatMap((one) =>
      typeof one === "object"
        ? Object.entries(one).map(([member, inner]) => [`${name}[][${member}]`, String(inner ?? "")])
        : [[`${name}[]`, String(one)]],
    );
  });
}
