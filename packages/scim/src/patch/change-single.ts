import { badRequest } from "../error/refuse.ts";
import { compileValueFilter } from "../filter/compile-filter.ts";
import { assertParts, readAttribute, unwrap } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import { isUnassigned } from "../value/is-record.ts";
import type { Change } from "./change.ts";
import { changePart, mergeParts } from "./set-part.ts";

/** The value that a change leaves in an attribute with one value; `undefined` for none. */
export function changeSingle(attribute: Attribute, current: unknown, change: Change): unknown {
  const { op, filter } = change;
  if (filter !== undefined && !compileValueFilter(filter, attribute)(current)) {
    return notSelected(attribute, current, op);
  }
  const next = valueAfter(attribute, current, change);
  if (current === undefined) assertParts(attribute, next);
  return next;
}

function valueAfter(attribute: Attribute, current: unknown, change: Change): unknown {
  const { op, part, value, settings } = change;
  if (part !== undefined) return changePart(current, part, change);
  if (op === "remove") return undefined;
  const given = unwrap(attribute, value);
  const isNothing = isUnassigned(given) || (given === "" && attribute.type === "complex");
  if (isNothing) return op === "add" ? current : undefined;
  if (attribute.type === "complex") return mergeParts(attribute, current, given, change);
  return readAttribute(attribute, given, settings.unknownAttributes);
}

function notSelected({ path }: Attribute, current: unknown, op: Change["op"]): unknown {
  if (op === "remove") return current;
  throw badRequest("noTarget", `No value of ${path} matches the filter in the path`);
}
