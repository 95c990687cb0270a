import { idOf, newScimUser, userNameOf } from "./scim-users.ts";

/** What is asked of a SCIM server. */
export interface ScimRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: 200 | 201;
}

/** The kinds of request that are timed. */
export type ScimRequestKind = "eq" | "page" | "patch" | "post";

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** The requests of each kind, by turn, for a server that began with so many users. Each turn asks for something else. */
export const scimRequests = (size: number): { readonly [Kind in ScimRequestKind]: (turn: number) => ScimRequest } => ({
  eq: (turn) => ({
    method: "GET",
    path: `/Users?filter=${encodeURIComponent(`userName eq "${userNameOf(scattered(turn, size))}"`)}`,
    status: 200,
  }),
  page: (turn) => ({
    method: "GET",
    // Whole pages: scimmy misplaces others.
    path: `/Users?startIndex=${100 * scattered(turn, Math.floor(size / 100)) + 1}&count=100`,
    status: 200,
  }),
  patch: (turn) => ({
    method: "PATCH",
    path: `/Users/${idOf(scattered(turn, size))}`,
    body: {
      schemas: [patchSchema],
      Operations: [
        { op: "replace", path: "title", value: `Title ${turn}` },
        { op: "replace", path: "name.familyName", value: `Byron ${turn}` },
      ],
    },
    status: 200,
  }),
  post: (turn) => ({ method: "POST", path: "/Users", body: newScimUser(size + turn), status: 201 }),
});

/** Out of order, and every one comes up: the stride is a prime that divides no round number. */
const scattered = (turn: number, size: number): number => (turn * 7919) % Math.max(1, size);
