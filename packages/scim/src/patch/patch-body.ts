import { badRequest } from "../error/refuse.ts";
import { isRecord } from "../value/is-record.ts";

/** URN of the message that carries a PATCH. */
export const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** What an operation does: RFC 7644 §3.5.2. */
export type PatchVerb = "add" | "replace" | "remove";

/** One operation, its verb in lower case. */
export interface PatchOperation {
  readonly op: PatchVerb;
  /** Absent: the value names the attributes. */
  readonly path: string | undefined;
  /** As the request has it. */
  readonly value: unknown;
}

const verbs: ReadonlyMap<unknown, PatchVerb> = new Map([
  ["add", "add"],
  ["replace", "replace"],
  ["remove", "remove"],
]);

/**
 * The operations of a PATCH body. Verbs and the names of members may be in any case: Entra ID sends `"Add"`. Throws `invalidSyntax` when
 * the body is no PATCH, `tooMany` when it has more operations than the limit.
 */
export function readPatchBody(body: unknown, maximumOperations: number): readonly PatchOperation[] {
  if (!isRecord(body)) throw badRequest("invalidSyntax", "The body is not a JSON object");
  const schemas = memberOf(body, "schemas");
  const operations = memberOf(body, "Operations");
  if (!Array.isArray(schemas) || !schemas.some(isPatchSchema)) {
    throw badRequest("invalidSyntax", `schemas does not have ${patchSchema}`);
  }
  if (!Array.isArray(operations) || operations.length === 0) {
    throw badRequest("invalidSyntax", "Operations is not a list of at least one operation");
  }
  if (operations.length > maximumOperations) {
    throw badRequest("tooMany", `There are more than ${maximumOperations} operations`);
  }
  return operations.map(readOperation);
}

const isPatchSchema = (urn: unknown): boolean =>
  urn === patchSchema || (typeof urn === "string" && urn.toLowerCase() === patchSchema.toLowerCase());

function readOperation(raw: unknown, index: number): PatchOperation {
  const refuse = (problem: string) => badRequest("invalidSyntax", `Operation ${index + 1} ${problem}`);
  if (!isRecord(raw)) throw refuse("is not a JSON object");
  const op = memberOf(raw, "op");
  const path = memberOf(raw, "path");
  const value = memberOf(raw, "value");
  const verb = typeof op === "string" && op.length < 8 ? verbs.get(op.toLowerCase()) : undefined;
  if (verb === undefined) throw refuse("does not say add, replace or remove");
  if (path !== undefined && path !== null && typeof path !== "string") throw refuse("has a path that is not text");
  if (verb === "add" && value === undefined) throw refuse("says add without a value");
  return { op: verb, path: path === null || path === "" ? undefined : path, value };
}

/** A member of a message by its name, spelled so or, failing that, in any other case. */
function memberOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  for (const other of Object.keys(record)) {
    if (other.length === name.length && other.toLowerCase() === name.toLowerCase()) return record[other];
  }
  return undefined;
}
