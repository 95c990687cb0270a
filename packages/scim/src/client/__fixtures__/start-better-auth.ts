/// <reference types="node" />
import { scim } from "@better-auth/scim";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { startServer } from "./start-server.ts";

/** The token that the server accepts. */
export const betterAuthToken = "a-token-that-is-long-enough-for-its-taste";

const tables = [
  ...["user", "session", "account", "verification"],
  ...["scimConnectionBinding", "scimIdentityTombstone", "scimSubject", "scimUser", "scimProjectionGrant"],
  ...["scimGroup", "scimGroupMember"],
];

/** Starts the SCIM server of better-auth, strict about bodies and names, behind a bearer token. */
export async function startBetterAuth() {
  const plugin = scim({
    connections: [{ id: "acme", credentials: [{ type: "bearer", id: "one", token: betterAuthToken }] }],
  });
  const auth = betterAuth({
    baseURL: "http://127.0.0.1",
    secret: "not much of a secret, but long enough",
    database: memoryAdapter(Object.fromEntries(tables.map((name) => [name, []]))),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its types do not allow for exact optional properties.
    plugins: [plugin as unknown as BetterAuthPlugin],
  });
  const server = await startServer(async ({ method, path, query, headers, text }) => {
    const request = new Request(`http://127.0.0.1/api/auth/scim/v2${path}?${query}`, {
      method,
      headers: Object.fromEntries(
        Object.entries(headers).filter(([name]) => !["host", "connection", "content-length"].includes(name)),
      ) as Record<string, string>,
      ...(text !== "" && { body: text }),
    });
    const response = await auth.handler(request);
    const body = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      ...(body !== "" && { body: JSON.parse(body) }),
    };
  });
  return server;
}
