import { applyPatch, type PatchOptions, type ResourceType, type ScimResource, userType } from "../index.ts";
import { ada } from "./sample-user.ts";

/** A PATCH body with these operations. */
export const patchBody = (...operations: readonly unknown[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: operations,
});

/** Ada, or another resource, after these operations; she is frozen to her last value, so changing her in place fails the test. */
export function patched(
  operation: unknown,
  resource: ScimResource = ada,
  type: ResourceType = userType,
  options: PatchOptions = {},
): ScimResource {
  const operations = Array.isArray(operation) ? operation : [operation];
  return applyPatch(
    deepFrozen(structuredClone(resource)),
    deepFrozen(patchBody(...structuredClone(operations))),
    type,
    options,
  ).resource;
}

/** Froze to the last value. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
