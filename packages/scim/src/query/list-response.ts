import type { ScimResource } from "../schema/resource-of.ts";

/** URN of the message that carries a list. */
export const listSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** A list as SCIM sends it: RFC 7644 §3.4.2, and RFC 9865 §2 for cursors. */
export interface ListResponse {
  readonly schemas: readonly [typeof listSchema];
  /** How many there are in all. Absent only by cursor, where a server need not know. */
  readonly totalResults?: number;
  /** Place of the first one here. Absent by cursor. */
  readonly startIndex?: number;
  /** How many are here, not how many were asked for. */
  readonly itemsPerPage: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly Resources: readonly ScimResource[];
}

/** What is known of a page. */
export interface PageOfResources {
  readonly resources: readonly ScimResource[];
  /** How many there are in all. May be absent by cursor. */
  readonly totalResults?: number | undefined;
  /** By index: the place of the first. */
  readonly startIndex?: number | undefined;
  /** By cursor: where the next page begins. Absent on the last. */
  readonly nextCursor?: string | undefined;
  /** By cursor: where the page before begins. Absent on the first, or when there is no way back. */
  readonly previousCursor?: string | undefined;
}

/** The body of an answer with this page; `itemsPerPage` is what it really has. */
export function listResponse(page: PageOfResources): ListResponse {
  const { resources, totalResults, startIndex, nextCursor, previousCursor } = page;
  return {
    schemas: [listSchema],
    ...(totalResults !== undefined && { totalResults }),
    ...(startIndex !== undefined && { startIndex }),
    itemsPerPage: resources.length,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(previousCursor !== undefined && { previousCursor }),
    Resources: resources,
  };
}
