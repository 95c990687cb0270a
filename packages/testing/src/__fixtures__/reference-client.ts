import { bearer, createApiClient, type Io, type State, type Vendor } from "@rosterkit/core/adapter";
import type { ReferenceRow } from "./reference-company.ts";
import type { ReferenceGroup } from "./reference-groups.ts";

interface Json<Body, Query = never> {
  readonly parameters: { readonly query?: Query };
  readonly responses: { readonly 200: { readonly content: { readonly "application/json": Body } } };
}

interface Body<Content> {
  readonly requestBody: { readonly content: { readonly "application/json": Content } };
}

interface ById {
  readonly parameters: { readonly path: { readonly id: string }; readonly header?: { readonly "if-match"?: string } };
}

interface OfGroup {
  readonly parameters: { readonly path: { readonly id: string; readonly person: string } };
}

/** One page of a list of the reference vendor. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next?: string;
  readonly total: number;
}

interface Paths {
  "/account": { get: Json<{ readonly id: string; readonly owner: string; readonly permissions: string[] }> };
  "/people": {
    get: Json<Page<ReferenceRow>, { readonly login?: string }>;
    post: Json<ReferenceRow> & Body<{ readonly values: object; readonly state: State; readonly sendMail?: boolean }>;
  };
  "/people/{id}": {
    get: ById & Json<ReferenceRow>;
    patch: ById & Json<ReferenceRow> & Body<object>;
    delete: ById & Json<object>;
  };
  "/people/{id}/state": { post: ById & Json<object> & Body<{ readonly state: State; readonly sendMail?: boolean }> };
  "/people/{id}/sessions": { delete: ById & Json<object> };
  "/groups": {
    get: Json<Page<ReferenceGroup>, { readonly name?: string }>;
    post: Json<ReferenceGroup> & Body<object>;
  };
  "/groups/{id}": { get: ById & Json<ReferenceGroup>; put: ById & Json<ReferenceGroup> & Body<object> };
  "/groups/{id}/members": { get: ById & Json<Page<string>> };
  "/groups/{id}/members/{person}": { put: OfGroup & Json<object>; delete: OfGroup & Json<object> };
}

/** Who answers. */
export const vendor: Vendor = {
  id: "reference",
  name: "Reference",
  readError: (_, { status }) => (status === 403 ? { permission: "people.all" } : {}),
};

/** The client of the reference adapter. */
export const clientOf = (token: string, io: Io) =>
  createApiClient<Paths>({
    vendor,
    baseUrl: "https://reference.example",
    authentication: bearer(token),
    io,
  });

/** The type of what `clientOf` makes. */
export type Client = ReturnType<typeof clientOf>;
