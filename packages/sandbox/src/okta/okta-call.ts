import type { OktaOrg } from "./okta-org.ts";
import type { Principal } from "./token-register.ts";

/**
 * What a route needs: "public" not even a token. "list" and "self" are open to people without an admin role, who get
 * an empty list or only themselves.
 */
export type RouteAccess = "public" | "list" | "self" | "read" | "write";

/** A request as the routes see it. */
export interface OktaCall {
  readonly method: string;
  /** Scheme, host and port that the request was sent to; links begin with it. */
  readonly origin: string;
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  /** The JSON object sent, or an empty one. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Undefined on public routes only. */
  readonly principal: Principal | undefined;
}

/** What a route answers. */
export interface OktaAnswer {
  readonly status: number;
  /** JSON; no body when absent. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values for separate `link` headers. */
  readonly links?: readonly string[];
}

/** One operation of the API. It runs in one go, so nothing happens between its reading and its writing. */
export interface OktaRoute {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `:name` for parameters. */
  readonly path: string;
  readonly access: RouteAccess;
  readonly run: (org: OktaOrg, call: OktaCall) => OktaAnswer;
  /** What must be asked of somebody else first. It changes nothing; its rejection is the answer. */
  readonly before?: (org: OktaOrg, call: OktaCall) => Promise<void>;
}

/** A parameter of the path. */
export function param(call: OktaCall, name: string): string {
  return call.params[name] ?? "";
}

/** A true-or-false parameter of the query. */
export function flag(call: OktaCall, name: string, whenAbsent: boolean): boolean {
  const text = call.query.get(name);
  return text === null ? whenAbsent : text.toLowerCase() === "true";
}

/** A JSON object, or undefined for anything else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
