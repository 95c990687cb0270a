import { describe, expect, it } from "vitest";
import { AuthenticationError, PermissionError } from "../errors/index.ts";
import { createTokenEndpoint, missingScopes } from "./token-endpoint.ts";

const endpoint = {
  tokenUrl: "https://acme.test/oauth/token",
  vendor: { id: "acme", name: "Acme" },
  remedy: "Copy the secret again.",
  scopeRemedy: "Grant the scope.",
};

/** A server that gives tokens for these scopes. */
const serverOf = (granted: readonly string[], refusal = { status: 400, error: "invalid_scope" }) => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (...request) => {
    const form = new URLSearchParams(await new Request(...request).text());
    const scopes = form.get("scope") ?? "";
    asked.push(scopes);
    const isGiven = scopes.split(" ").every((scope) => granted.includes(scope));
    const { status, error } = refusal;
    return isGiven ? Response.json({ access_token: "t" }) : Response.json({ error, hint: scopes }, { status });
  };
  return { io: { fetch, now: Date.now, random: (bytes: number) => new Uint8Array(bytes) }, asked };
};

const form = { grant_type: "client_credentials", scope: "users:read users:write teams:read" };

describe("a scope that is not given", () => {
  it("is a missing permission, which names what was asked for and what to do", async () => {
    const ask = createTokenEndpoint(endpoint, serverOf(["users:read"]).io);
    const error: unknown = await ask(form).catch((caught: unknown) => caught);
    expect(PermissionError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      status: 400,
      path: "{tokenUrl}",
      vendorCode: "invalid_scope",
      permission: "users:read, users:write, teams:read",
      remedy: "Grant the scope.",
      maybeWritten: false,
    });
  });

  it("has the remedy of the credentials where it has none of its own", async () => {
    const ask = createTokenEndpoint({ ...endpoint, scopeRemedy: undefined }, serverOf([]).io);
    await expect(ask(form)).rejects.toMatchObject({ code: "permission", remedy: "Copy the secret again." });
  });

  it("is found among the others by asking for each", async () => {
    const { io, asked } = serverOf(["users:read", "teams:read"]);
    expect(await missingScopes(createTokenEndpoint(endpoint, io), form)).toEqual(["users:write"]);
    expect(asked).toEqual(["users:read", "users:write", "teams:read"]);
  });

  it("is not what a refused secret is taken for", async () => {
    const { io } = serverOf([], { status: 401, error: "invalid_client" });
    const ask = createTokenEndpoint(endpoint, io);
    await expect(ask(form)).rejects.toBeInstanceOf(AuthenticationError);
    await expect(missingScopes(ask, form)).rejects.toBeInstanceOf(AuthenticationError);
  });
});
