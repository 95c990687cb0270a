import { badRequest } from "../error/refuse.ts";
import { ScimError } from "../error/scim-error.ts";
import type { FilterLimits } from "../filter/filter.ts";
import type { Changed } from "../resource/changed.ts";
import type { UnknownAttributes } from "../resource/unknown-attributes.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { applyOperation } from "./apply-operation.ts";
import { createDraft } from "./draft.ts";
import { readPatchBody } from "./patch-body.ts";

/** How a PATCH is applied. The limits are those of the filters in paths. */
export interface PatchOptions extends FilterLimits {
  /** Attributes and sub-attributes within values. A path that names one is always refused. Default `ignore`. */
  readonly unknownAttributes?: UnknownAttributes;
  /**
   * `replace` where no value matches the filter in the path: `noTarget`, as RFC 7644 §3.5.2.3 says, or make one of the filter and the
   * value, as Entra ID expects. Default `refuse`.
   */
  readonly replaceUnmatched?: "refuse" | "create";
  /** More are refused. Default 1,000. */
  readonly maximumOperations?: number;
}

/**
 * Applies a PATCH (RFC 7644 §3.5.2) to a resource: all operations or, when one cannot be, none. Nothing that is handed in is changed.
 * The resource must be spelled as its schemas are; `readResource` makes it so.
 *
 * Takes the dialects of Okta (no path, `{ "active": false }`) and of Entra ID (`"Add"`, `"False"`, dotted names without a path, a manager's
 * bare id, members to remove listed as a value) beside the RFC's own.
 *
 * Throws a `ScimError` with status 400 and scimType `invalidSyntax`, `invalidPath`, `invalidFilter`, `invalidValue`, `noTarget`,
 * `mutability` or `tooMany`.
 */
export function applyPatch(
  resource: ScimResource,
  body: unknown,
  type: ResourceType,
  options: PatchOptions = {},
): Changed {
  const { unknownAttributes = "ignore", replaceUnmatched = "refuse", maximumOperations = 1_000 } = options;
  const operations = readPatchBody(body, maximumOperations);
  const draft = createDraft(resource, type);
  const context = { draft, type, limits: options, settings: { unknownAttributes, replaceUnmatched } };
  for (const [index, operation] of operations.entries()) {
    try {
      applyOperation(operation, context);
    } catch (error) {
      throw operations.length > 1 ? inOperation(index + 1, error) : error;
    }
  }
  return draft.finish();
}

const inOperation = (number: number, error: unknown): unknown =>
  ScimError.isInstance(error) && error.scimType !== undefined
    ? badRequest(error.scimType, `Operation ${number}: ${error.detail}`)
    : error;
