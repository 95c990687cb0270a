import type { StoredApiKey } from "@rosterkit/store";
import type { ApiOptions, Caller } from "./api-options.ts";
import type { Limits } from "./limits.ts";
import { ProblemError } from "./problem-error.ts";

/** Finds out whose key a request shows. Rejects with a ProblemError for none, one that is not good, and too many of either. */
export type Authenticate = (request: Request, caller: Caller) => Promise<StoredApiKey>;

const bearer = /^[Bb]earer +(rk_([0-9a-f]{16})_[\w-]{43})$/;

/** Bearer keys alone: a browser adds none by itself. */
export function createAuthenticate({ store }: Pick<ApiOptions, "store">, limits: Limits): Authenticate {
  // Ids of keys that were good once: these are looked up however many others are refused, so that nobody is locked out by strangers.
  const known = new Set<string>();

  const keyOf = async (request: Request, from: string): Promise<StoredApiKey | undefined> => {
    const [, text, id] = bearer.exec(request.headers.get("authorization") ?? "") ?? [];
    if (text === undefined || id === undefined) return undefined;
    if (!known.has(id)) await limits.assertNotRefusing(from);
    const key = await store.apiKeys.verify(text);
    if (key) known.add(id);
    return key;
  };

  return async (request, { address: from = "" }) => {
    const key = await keyOf(request, from);
    if (!key) {
      await limits.refusal(from);
      throw unauthorized();
    }
    await limits.call(key.id);
    return key;
  };
}

const unauthorized = (): ProblemError =>
  new ProblemError({
    status: 401,
    code: "unauthorized",
    message: "The request shows no key that is good",
    remedy: "Send a key that has not ended and is not revoked, as: Authorization: Bearer rk_…",
  });
