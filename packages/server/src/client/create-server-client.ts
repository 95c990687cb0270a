import { assertSecureUrl } from "@rosterkit/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./api.gen.ts";

/** Which server, and who asks. */
export interface ServerClientOptions {
  /** Where the server is, such as `https://rosterkit.example.com`; https, or http to this machine. A path is kept, for a server behind one. */
  readonly baseUrl: string | URL;
  /** A key of the server, `rk_…`. */
  readonly key: string;
  /** Absent: the runtime's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * The HTTP API, typed by its description: `client.GET("/syncs/{sync}", { params: { path: { sync } } })` gives `data`, or as `error` a problem with
 * `code`, `detail` and `remedy`. Rejects where no answer comes, or the server sends the call elsewhere: the key goes to nobody else.
 */
export type ServerClient = Client<paths>;

/** Makes a client. Throws a ConfigurationError for an address that is not to be trusted with a key. */
export function createServerClient({ baseUrl, key, fetch }: ServerClientOptions): ServerClient {
  const { origin, pathname } = assertSecureUrl(baseUrl);
  return createClient<paths>({
    baseUrl: `${origin}${pathname.replace(/\/+$/, "")}/api/v1`,
    headers: { authorization: `Bearer ${key}` },
    redirect: "error",
    ...(fetch && { fetch }),
  });
}
