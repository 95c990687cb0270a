import type { PatchOptions } from "../patch/apply-patch.ts";
import type { ListQueryOptions } from "../query/list-query-options.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { groupType, userType } from "../schema/standard-types.ts";
import type { Authenticator } from "./authenticator.ts";

/** What a SCIM server serves, to whom, and how. */
export interface ScimServerOptions {
  /** Ways to say who one is, tried in order. Each leads to the store of the tenant that the credentials belong to. */
  readonly authenticators: readonly [Authenticator, ...Authenticator[]];
  /** Default `userType` and `groupType`. */
  readonly resourceTypes?: readonly ResourceType[];
  /**
   * Where the server is: `https://app.example/scim/v2`, or a path alone, behind the origin of each request. Requests have its path; their
   * host may be another where a proxy stands in front. Default `/`.
   */
  readonly baseUrl?: string;
  /** How list requests are understood, and how long a page may be. */
  readonly lists?: ListQueryOptions;
  /** How writes are understood: unknown attributes in POST and PUT too. */
  readonly changes?: PatchOptions;
  /**
   * POST with the `externalId` of somebody who is there with `active: false`: 409 `uniqueness`, or that resource becomes what the body
   * says, active again and with the id it had, answered 201 as if it were new. Default `refuse`.
   */
  readonly rehire?: "refuse" | "reactivate";
  /** Longer bodies are refused with 413 as soon as that shows. Default 4 MiB. */
  readonly maximumBodyBytes?: number;
  /** How deep lists and objects may lie in one another in a body. Default 32. */
  readonly maximumBodyDepth?: number;
  /** Longer URLs are refused with 414. Default 8,192 characters. */
  readonly maximumUrlLength?: number;
  /** Where people read about this server. Absent: nowhere. */
  readonly documentationUri?: string;
  /** Told of what is answered 500, which the answer says nothing about. May hold whatever the store put into it. */
  readonly onFailure?: (error: unknown) => void;
}

/** The options with every default filled in. */
export interface ScimServerSettings {
  readonly authenticators: readonly Authenticator[];
  readonly resourceTypes: readonly ResourceType[];
  readonly baseUrl: string;
  /** Path of the base URL, without a slash at the end. */
  readonly basePath: string;
  readonly lists: ListQueryOptions;
  readonly changes: PatchOptions;
  readonly rehire: "refuse" | "reactivate";
  readonly maximumBodyBytes: number;
  readonly maximumBodyDepth: number;
  readonly maximumUrlLength: number;
  readonly documentationUri: string | undefined;
  readonly onFailure: (error: unknown) => void;
}

/** Fills in the defaults. */
export function settle(options: ScimServerOptions): ScimServerSettings {
  const { baseUrl = "/" } = options;
  return {
    authenticators: options.authenticators,
    resourceTypes: options.resourceTypes ?? [userType, groupType],
    baseUrl,
    basePath: new URL(baseUrl, "http://localhost").pathname.replace(/\/+$/, ""),
    lists: options.lists ?? {},
    changes: options.changes ?? {},
    rehire: options.rehire ?? "refuse",
    maximumBodyBytes: options.maximumBodyBytes ?? 4 * 1024 * 1024,
    maximumBodyDepth: options.maximumBodyDepth ?? 32,
    maximumUrlLength: options.maximumUrlLength ?? 8_192,
    documentationUri: options.documentationUri,
    onFailure: options.onFailure ?? (() => undefined),
  };
}
