import { createScimClient, type ScimClientOptions, scimAuthentication } from "@rosterkit/scim/client";
import { onTestFinished } from "vitest";
import { serveStandIn } from "../../node/index.ts";
import { createPeople } from "../../people/index.ts";
import { testIo } from "../../scim/__fixtures__/test-io.ts";
import { createDeclareeStandIn, type DeclareeStandInOptions } from "../index.ts";

const vendor = { id: "declaree", name: "Declaree" };

/** A stand-in on a port until the test ends, a client of it, and a short way to ask it anything. */
export async function startDeclaree(
  options: DeclareeStandInOptions & { readonly count?: number } = {},
  profile: ScimClientOptions["profile"] = {},
) {
  const people = options.people ?? createPeople({ seed: "declaree", count: options.count ?? 0, today: "2026-03-02" });
  let now = Date.parse("2026-03-02T12:00:00Z");
  const declaree = createDeclareeStandIn({ clock: { now: () => now, wallNow: () => now }, ...options, people });
  const { url, close } = await serveStandIn(declaree);
  onTestFinished(close);
  const baseUrl = `${url}${declaree.path}/`;
  const { userName: user, password, key } = declaree;
  const io = testIo();
  const connect = (credentials: Parameters<typeof scimAuthentication>[0]) =>
    createScimClient({
      vendor,
      baseUrl,
      authentication: scimAuthentication(credentials, vendor, io),
      io,
      profile,
      retries: 0,
    });
  return {
    declaree,
    people,
    connect,
    /** By the web account. */
    client: connect({ type: "basic", user, password }),
    /** By the key, as Okta's header route and Entra ID do. */
    keyed: connect({ type: "bearer", token: key }),
    ask: async (method: string, path: string, body?: object, authorization = `Bearer ${key}`) => {
      const headers = { authorization, "content-type": "application/scim+json" };
      const response = await fetch(`${url}${declaree.path}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) };
    },
    /** Moves the clock on. */
    pass: (ms: number) => {
      now += ms;
    },
  };
}
