import {
  bearerAuthenticator,
  createMemoryResourceStore,
  createScimServer,
  type MemoryResourceStoreOptions,
  type ResourceStore,
  type ScimServerOptions,
} from "../index.ts";
import { serve } from "./serve.ts";

/** The body of an answer, as tests look into it. */
export interface Body {
  readonly id: string;
  readonly meta: { readonly version: string; readonly location: string; readonly lastModified: string };
  readonly Resources: readonly Body[];
  readonly nextCursor: string;
  readonly members: readonly { readonly value: string }[];
  readonly [name: string]: unknown;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Sends a request; a body that is no text is sent as JSON. */
export type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

interface StartOptions extends Partial<Omit<ScimServerOptions, "authenticators">>, MemoryResourceStoreOptions {
  readonly store?: ResourceStore;
}

export const token = "secret-token-of-a-tenant";

/** Starts a server over HTTP, with an empty store unless another is given, and a client that knows its token. */
export async function start(options: StartOptions = {}): Promise<Send> {
  const { store = createMemoryResourceStore(options), ...others } = options;
  const handle = createScimServer({ ...others, authenticators: [bearerAuthenticator([{ token, store }])] });
  const { pathname } = new URL(options.baseUrl ?? "/", "http://localhost");
  return sender(`${await serve(handle)}${pathname.replace(/\/$/, "")}`);
}

/** A client of a server at an address. */
export const sender =
  (base: string): Send =>
  async (method, path, body, headers = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/scim+json",
        ...(body !== undefined && { "content-type": "application/scim+json; charset=utf-8" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  };

export const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
export const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const enterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The body that makes a user. */
export const newUser = (userName: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  schemas: [userUrn],
  userName,
  name: { givenName: "Ada", familyName: "Lovelace" },
  emails: [{ primary: true, value: userName, type: "work" }],
  displayName: "Ada Lovelace",
  active: true,
  ...more,
});

/** The body that makes a group. */
export const newGroup = (displayName: string, members: readonly string[] = []): Record<string, unknown> => ({
  schemas: [groupUrn],
  displayName,
  members: members.map((value) => ({ value, display: null })),
});

/** The body of a PATCH with these operations. */
export const patch = (...operations: readonly unknown[]): Record<string, unknown> => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: operations,
});

/** A query string with a filter. */
export const filter = (text: string): string => `?filter=${encodeURIComponent(text)}`;
