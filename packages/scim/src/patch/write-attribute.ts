import { badRequest } from "../error/refuse.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { Extension } from "../schema/resource-type.ts";
import { equal } from "../value/equal.ts";
import { isPresent } from "../value/is-present.ts";
import { isUnassigned, listOf } from "../value/is-record.ts";
import type { Change } from "./change.ts";
import { changeSingle } from "./change-single.ts";
import { changeValues } from "./change-values.ts";
import type { Draft } from "./draft.ts";

/** Where a change goes, and whether the request named the place itself. */
export interface Place {
  readonly extension: Extension | undefined;
  readonly attribute: Attribute;
  /** False when a larger value merely had it in it: then read-only attributes are passed over, as in a PUT. */
  readonly named: boolean;
}

/** Makes a change in the draft. Throws `mutability` where the schema forbids it. */
export function writeAttribute(draft: Draft, { extension, attribute, named }: Place, change: Change): void {
  // The server says itself which schemas a resource has.
  if (attribute.name === "schemas" && extension === undefined) return;
  if (attribute.mutability === "readOnly" || change.part?.mutability === "readOnly") {
    if (named) throw badRequest("mutability", `${(change.part ?? attribute).path} is read-only`);
    return;
  }
  const current = draft.read(extension, attribute.name);
  const next = attribute.multiValued
    ? changeValues(attribute, listOf(current), change)
    : changeSingle(attribute, current, change);
  if (equal(current, next) || (next === undefined && isUnassigned(current))) return;
  assertAllowed(attribute, current, next);
  draft.write(extension, attribute.name, next);
}

function assertAllowed({ path, mutability, required }: Attribute, current: unknown, next: unknown): void {
  if (mutability === "immutable" && current !== undefined) {
    throw badRequest("mutability", `${path} cannot be changed once it is set`);
  }
  // RFC 7644 §3.5.2.2: taking a required attribute away is a matter of mutability.
  if (required && next === undefined) throw badRequest("mutability", `${path} is required`);
  if (required && !isPresent(next)) throw badRequest("invalidValue", `${path} is required and cannot be empty`);
}
