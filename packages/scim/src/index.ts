export { type ErrorBody, errorBody, errorSchema } from "./error/error-body.ts";
export { ScimError, type ScimRefusal } from "./error/scim-error.ts";
export type { ScimType } from "./error/scim-type.ts";
export { compileFilter, type FilterOptions } from "./filter/compile-filter.ts";
export type {
  Combination,
  Comparison,
  ComparisonOperator,
  Filter,
  FilterLimits,
  FilterValue,
  Negation,
  Presence,
  ValueFilter,
} from "./filter/filter.ts";
export { parseFilter } from "./filter/parse-filter.ts";
export { type PatchPath, parsePath } from "./filter/parse-path.ts";
export type { Predicate } from "./filter/predicate.ts";
export { stringifyFilter } from "./filter/stringify-filter.ts";
export { applyPatch, type PatchOptions } from "./patch/apply-patch.ts";
export { type PatchOperation, type PatchVerb, patchSchema } from "./patch/patch-body.ts";
export { compileProjection, type Projection } from "./query/compile-projection.ts";
export { compileSort, type Sort } from "./query/compile-sort.ts";
export type { CursorPage, IndexPage, ListQuery } from "./query/list-query.ts";
export type { ListQueryOptions } from "./query/list-query-options.ts";
export { type ListResponse, listResponse, listSchema, type PageOfResources } from "./query/list-response.ts";
export { parseListQuery, parseSearchRequest, searchSchema } from "./query/parse-list-query.ts";
export type { Changed } from "./resource/changed.ts";
export { type ReadOptions, readResource } from "./resource/read-resource.ts";
export { replaceResource } from "./resource/replace-resource.ts";
export type { UnknownAttributes } from "./resource/unknown-attributes.ts";
export type { Attribute, AttributeMap } from "./schema/attribute.ts";
export type {
  AttributeDefinition,
  AttributeType,
  Mutability,
  Returned,
  Uniqueness,
} from "./schema/attribute-definition.ts";
export { commonAttributes } from "./schema/common-attributes.ts";
export { compileResourceType } from "./schema/compile-resource-type.ts";
export { enterpriseUserSchema } from "./schema/enterprise-user-schema.ts";
export { groupSchema } from "./schema/group-schema.ts";
export type { ResourceOf, ScimResource } from "./schema/resource-of.ts";
export type {
  Extension,
  ExtensionDefinition,
  ResourceType,
  ResourceTypeDefinition,
  Target,
} from "./schema/resource-type.ts";
export { resourceTypeBody, schemaBody } from "./schema/schema-body.ts";
export { defineSchema, type SchemaDefinition } from "./schema/schema-definition.ts";
export { type Group, groupType, type User, userType } from "./schema/standard-types.ts";
export { userSchema } from "./schema/user-schema.ts";
export { assertVersion, isNotModified, namesVersion, weakEntityTag } from "./version/entity-tag.ts";
