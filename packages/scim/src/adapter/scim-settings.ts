import { labelled, rateShare, secret, setting, textKinds } from "@rosterkit/core/adapter";
import { z } from "zod";
import type { ScimCredentials } from "../client/scim-authentication.ts";

/** How a SCIM vendor is signed in to, as people say it: all four ways. A vendor that has one only picks from `scimCredentials.options`. */
export const scimCredentials = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("basic"),
    user: setting("User name", "Of the account that is kept for provisioning"),
    password: secret("Password"),
  }),
  z.strictObject({ type: z.literal("bearer"), token: secret("Token", "Sent behind the word Bearer") }),
  z.strictObject({
    type: z.literal("header"),
    name: setting("Header", "The header that carries the key"),
    key: secret("Key"),
    prefix: setting("Word before the key", "Where the vendor wants one").optional(),
  }),
  z.strictObject({
    type: z.literal("oauth"),
    tokenUrl: z.url().meta(labelled("Token address", "Where the authorisation server gives out tokens")),
    clientId: setting("Client id"),
    clientSecret: secret("Client secret"),
    scope: setting("Scope", "Where the authorisation server wants one").optional(),
    audience: setting("Audience", "Where the authorisation server wants one").optional(),
    credentialsIn: z
      .enum(["header", "body"])
      .default("header")
      .meta(labelled("Where id and secret go", "Into a Basic header, as the standard prefers, or into the body")),
  }),
]) satisfies z.ZodType<ScimCredentials>;

const flag = (label: string, help: string) => z.boolean().optional().meta(labelled(label, help));
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, label: string, help: string) =>
  z.enum(values).optional().meta(labelled(label, help));
const count = (label: string, help: string, most: number) =>
  z.int().min(1).max(most).optional().meta(labelled(label, help));

/** What can be said of a server that says nothing, or nothing true, of itself. What is left out is as the server says, else as the standard has it. */
export const scimProfileSettings = z.strictObject({
  update: oneOf(["patch", "put"], "Update by", "PATCH, or PUT of the whole user"),
  patchPaths: oneOf(
    ["filters", "plain", "none"],
    "Paths of a PATCH",
    "With filters, names only, or none at all as Okta sends it",
  ),
  paging: oneOf(["index", "cursor"], "Paging", "By place, or by the cursors of RFC 9865"),
  pageSize: count("Page size", "Users asked for at once", 10_000),
  filterAttributes: z
    .union([z.literal("any"), z.array(z.string())])
    .optional()
    .meta(
      labelled("Filters", "Attributes that filters may name: any, or a list; an empty list where there are no filters"),
    ),
  attributesParameter: flag(
    "Selects attributes",
    "Whether the parameters attributes and excludedAttributes are understood",
  ),
  userNameCase: oneOf(
    ["ignored", "exact", "lowered"],
    "Case of user names",
    "Ignored, told apart, or kept in lower case",
  ),
  activeAs: oneOf(["boolean", "text"], "Spelling of active", "true and false, or the texts True and False"),
  entityTags: flag("Versions", "Whether writes are made conditional by If-Match"),
  membersAtOnce: count("Members at once", "Members that one request adds or removes", 10_000),
  memberRemoval: oneOf(["filter", "value"], "Removing members", "By a path for each, or by one path with a list"),
  membersShown: flag("Shows members", "Whether a group shows who is in it"),
  notFound: oneOf(
    ["scim error", "any"],
    "Not found",
    "Which 404 says that there is nobody: one with a SCIM error in it, or any",
  ),
  noMatch: oneOf(["empty list", "not found"], "No match", "How a filter is answered that nothing matches"),
  mediaType: oneOf(["application/scim+json", "application/json"], "Type of bodies", "What the server takes"),
});

/** Kinds that can be told apart by a name alone; references need a side they lead to. */
const kind = z.enum([...textKinds, "flag", "number", "texts"]);

/** What a connection to any SCIM server needs. */
export const scimSettings = z.strictObject({
  tenant: setting(
    "Tenant",
    "A name of your own for the company's account there. SCIM has none, and it keeps two accounts apart: never change it, nor use it twice",
  ),
  baseUrl: z
    .url()
    .meta(labelled("Address of the SCIM server", "What stands before /Users, such as https://app.example.com/scim/v2")),
  authentication: scimCredentials,
  discover: z
    .boolean()
    .default(true)
    .meta(labelled("Ask the server what it can", "By its ServiceProviderConfig, before the first call")),
  profile: scimProfileSettings.prefault({}),
  attributes: z
    .record(z.string().min(1).max(256), kind)
    .default({})
    .meta(labelled("Attributes of your own", "By SCIM path, such as urn:acme:2.0:User:badge, with the kind of each")),
  reactivate: z
    .boolean()
    .default(true)
    .meta(labelled("Reactivate", "Whether somebody put out may be let in again; otherwise they are reported")),
  rateShare: rateShare(0.5),
});

/** Settings of a connection to any SCIM server, with their defaults filled in. */
export type ScimSettings = z.output<typeof scimSettings>;
