import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ConfigurationError } from "../errors/index.ts";

/** How a request says who is asking. Holds the secret in a closure: printing or serialising it shows the fingerprint only. */
export interface Authentication {
  /** Tells credentials apart without giving them away; budgets are shared by it. */
  readonly fingerprint: string;
  /** The headers that go with the next request. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
}

/** What an authorisation server gave out, and for how long. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds from now until it no longer works. */
  readonly expiresInMs: number;
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
}): Authentication => {
  let held: { readonly token: string; readonly renewAtMs: number } | undefined;
  let pending: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { token, expiresInMs } = await options.fetchToken();
    held = { token, renewAtMs: options.now() + expiresInMs - 60_000 };
    return token;
  };
  const current = (): Promise<string> => {
    if (held && options.now() < held.renewAtMs) return Promise.resolve(held.token);
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  };
  return {
    fingerprint: fingerprintOf(options.clientId),
    headers: async () => bearer(await current()).headers(),
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
