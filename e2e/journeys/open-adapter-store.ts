import { type AnyConnection, defaultIo } from "@rosterkit/core";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type AdapterStoreOptions, createAdapterStore } from "@rosterkit/scim/adapter";
import { createScimClient, scimAuthentication } from "@rosterkit/scim/client";
import { bearerAuthenticator, createScimServer } from "@rosterkit/scim/server";
import { onTestFinished } from "vitest";

/** The body of an answer, as tests look into it. */
export interface Body {
  readonly id: string;
  readonly userName: string;
  readonly active?: boolean;
  readonly detail?: string;
  readonly totalResults: number;
  readonly Resources: readonly Body[];
  readonly members?: readonly { readonly value: string }[];
  readonly [name: string]: unknown;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
}

const token = "the-token-of-the-tenant";

/** A SCIM server over HTTP in front of a connection, and two clients of it: bare requests, and our own. */
export async function openAdapterStore(connection: AnyConnection, options: Partial<AdapterStoreOptions> = {}) {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const store = createAdapterStore(connection, { lifecycle: { zone: "Europe/London" }, onFailure, ...options });
  const handle = createScimServer({
    baseUrl: "/scim/v2",
    authenticators: [bearerAuthenticator([{ token, store }])],
    rehire: "reactivate",
    onFailure,
  });
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  const baseUrl = `${url}/scim/v2`;
  const vendor = { id: "facade", name: "The server" };
  const io = defaultIo();
  const authentication = scimAuthentication({ type: "bearer", token }, vendor, io);
  const client = createScimClient({ vendor, baseUrl, io, authentication, retries: 0 });
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  return { send, client, baseUrl, token, failures };
}

/** The body of a PATCH with these operations. */
export const patch = (...operations: readonly unknown[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: operations,
});

/** A query string with a filter. */
export const filter = (text: string): string => `?filter=${encodeURIComponent(text)}`;
