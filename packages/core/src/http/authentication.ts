import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ConfigurationError } from "../errors/index.ts";

/** What a credential may look at of the request it goes with. */
export interface RequestHead {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
}

/** How a request says who is asking. Holds the secret in a closure: printing or serialising it shows the fingerprint only. */
export interface Authentication {
  /** Tells credentials apart without giving them away; budgets are shared by it. */
  readonly fingerprint: string;
  /** The headers that go with the next request. Asked for each try anew. */
  headers(request: RequestHead): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** For a credential that can be fetched anew before its time is over. Absent: a 401 is final. */
  readonly renewal?: Renewal;
}

/** After a 401 a call renews the credential and is sent once more: whoever answers 401 has done nothing yet. */
export interface Renewal {
  /** Which token is in use, counted. */
  generation(): number;
  /** Forgets the token of this generation, so that the next request fetches another; nothing when it is not in use any more. */
  renew(generation: number): void;
}

/** What an authorisation server gave out, and for how long. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds from now until it no longer works. */
  readonly expiresInMs: number;
  /** What kind of token it is, in the server's word: `Bearer`, `DPoP`. Absent: not said. */
  readonly type?: string;
}

/** `Authorization: Bearer <token>`. Rejects a token that no header can carry with a ConfigurationError. */
export const bearer = (token: string): Authentication => apiKeyHeader("authorization", token, "Bearer");

/** `Authorization: Basic <user:password>`. The password may be empty, as some vendors want it. */
export const basic = (user: string, password: string): Authentication => {
  const credential = `${user}:${password}`;
  const encoded = btoa(String.fromCharCode(...utf8ToBytes(credential)));
  return fixedHeader("authorization", `Basic ${encoded}`, credential);
};

/** The key in a header of its own, or after a word such as `SSWS`. White space around a pasted key is dropped. */
export const apiKeyHeader = (name: string, key: string, prefix?: string): Authentication => {
  const secret = key.trim();
  if (secret === "") throw unusable("is empty");
  // The platform quotes a header that it refuses, and the quote would hold the secret.
  if (!/^[\x21-\x7e]+$/.test(secret)) throw unusable("contains characters that no header can carry");
  return fixedHeader(name, prefix ? `${prefix} ${secret}` : secret, secret);
};

/** Tokens that have to be fetched and renewed. `fetchToken` is called when none is held or a minute before the held one ends, once at a time. */
export const clientCredentials = (options: {
  /** Who is asking, such as the client id. Not a secret. */
  readonly clientId: string;
  readonly fetchToken: () => Promise<AccessToken>;
  /** Wall clock, in milliseconds. */
  readonly now: () => number;
  /** The headers that carry a token. Absent: `Authorization: Bearer <token>`. */
  readonly headersFor?: (token: AccessToken, request: RequestHead) => ReturnType<Authentication["headers"]>;
}): Authentication => {
  const { fetchToken, now, headersFor = ({ token }, request) => bearer(token).headers(request) } = options;
  let held: { readonly token: AccessToken; readonly renewAtMs: number } | undefined;
  let pending: Promise<AccessToken> | undefined;
  let generation = 0;
  const fetchAnew = async (): Promise<AccessToken> => {
    const asked = generation;
    const token = await fetchToken();
    if (asked === generation) held = { token, renewAtMs: now() + token.expiresInMs - 60_000 };
    return token;
  };
  const current = (): Promise<AccessToken> => {
    if (held && now() < held.renewAtMs) return Promise.resolve(held.token);
    pending ??= fetchAnew().finally(() => {
      pending = undefined;
    });
    return pending;
  };
  return {
    fingerprint: fingerprintOf(options.clientId),
    headers: async (request) => headersFor(await current(), request),
    renewal: {
      generation: () => generation,
      renew: (used) => {
        if (used !== generation) return;
        generation += 1;
        held = undefined;
      },
    },
  };
};

const fixedHeader = (name: string, value: string, secret: string): Authentication => ({
  fingerprint: fingerprintOf(secret),
  headers: () => ({ [name]: value }),
});

const fingerprintOf = (secret: string): string =>
  bytesToHex(sha256(utf8ToBytes(`rosterkit credential ${secret}`))).slice(0, 16);

const unusable = (problem: string): ConfigurationError =>
  new ConfigurationError([{ path: "authentication", message: `the credential ${problem}` }], {
    remedy: "Copy the credential again, all of it and nothing else.",
  });
