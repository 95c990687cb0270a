import type { ComparisonOperator } from "../filter/filter.ts";

/** How a SCIM server departs from the RFC, or makes use of what the RFC leaves open. All of it data, so that a vendor's quirks can be read. */
export interface TargetProfile {
  /** How a resource is changed. A server that answers a PATCH with 405 or 501 is sent PUTs from then on. Default `patch`. */
  readonly update: "patch" | "put";
  /**
   * What a path of a PATCH may be. `filters`: `emails[type eq "work"].value` too. `plain`: names of attributes, so that a list of values is
   * sent whole. `none`: values are sent without a path, as Okta does; only what is cleared has one. Default `filters`.
   */
  readonly patchPaths: "filters" | "plain" | "none";
  /** How lists are paged: by place, or by the cursors of RFC 9865. Default `index`. */
  readonly paging: "index" | "cursor";
  /** The place of the first resource. Default 1, as the RFC has it. */
  readonly firstIndex: 0 | 1;
  /** Resources asked for at once. Default 100. */
  readonly pageSize: number;
  /** Pages that a look-up reads at most where nothing can be filtered. Default 1,000. */
  readonly maximumPages: number;
  /** Attributes that filters may name. `any`: all of them; an empty list: there are no filters, so a look-up reads the list. Default `any`. */
  readonly filterAttributes: "any" | readonly string[];
  /** Operators that filters may have. Default `any`. */
  readonly filterOperators: "any" | readonly (ComparisonOperator | "pr" | "and" | "or" | "not" | "some")[];
  /** Whether `attributes` and `excludedAttributes` are understood. Default false: everything is sent, and some is not used. */
  readonly attributesParameter: boolean;
  /**
   * What case means in a user name. `ignored`: nothing, as the RFC has it. `exact`: filters tell cases apart, so a name is looked up as it is
   * and in lower case. `lowered`: names are kept, and so are sent, in lower case. Default `ignored`.
   */
  readonly userNameCase: "ignored" | "exact" | "lowered";
  /** How `active` is written: as JSON's boolean, or as the text `True` or `False`. Either is understood in answers. Default `boolean`. */
  readonly activeAs: "boolean" | "text";
  /** Whether writes are made conditional by `If-Match`. Default false. */
  readonly entityTags: boolean;
  /** Members that one request adds or removes. Default 100. */
  readonly membersAtOnce: number;
  /**
   * How members are removed. `filter`: a path for each, `members[value eq "…"]`. `value`: one path `members` with the list of those to go,
   * which a server that follows the RFC takes for removing everybody, so only where the vendor says so. Default `filter`.
   */
  readonly memberRemoval: "filter" | "value";
  /** Whether a group shows its members. Where it does not, nothing can be checked after a write. Default true. */
  readonly membersShown: boolean;
  /** Which 404 says that there is no such resource: one with a SCIM error in it, or any, a proxy's included. Default `scim error`. */
  readonly notFound: "scim error" | "any";
  /** How a filter that nothing matches is answered: with an empty list, or by some also with 404. Default `empty list`. */
  readonly noMatch: "empty list" | "not found";
  /** The type of bodies. Default `application/scim+json`. */
  readonly mediaType: "application/scim+json" | "application/json";
}

/** Some of a profile, as settings have it: a name with `undefined` says nothing. */
export type ProfileQuirks = { readonly [Name in keyof TargetProfile]?: TargetProfile[Name] | undefined };

/** What holds of a server of which nothing else is known. */
export const standardProfile: TargetProfile = Object.freeze({
  update: "patch",
  patchPaths: "filters",
  paging: "index",
  firstIndex: 1,
  pageSize: 100,
  maximumPages: 1_000,
  filterAttributes: "any",
  filterOperators: "any",
  attributesParameter: false,
  userNameCase: "ignored",
  activeAs: "boolean",
  entityTags: false,
  membersAtOnce: 100,
  memberRemoval: "filter",
  membersShown: true,
  notFound: "scim error",
  noMatch: "empty list",
  mediaType: "application/scim+json",
});
