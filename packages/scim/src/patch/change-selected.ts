import { badRequest } from "../error/refuse.ts";
import { compileValueFilter } from "../filter/compile-filter.ts";
import type { Test } from "../filter/predicate.ts";
import { assertParts, readValue, unwrap } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { Change } from "./change.ts";
import { changePart, mergeParts } from "./set-part.ts";
import { assertOneClaim } from "./settle-primary.ts";
import { valueFromFilter } from "./value-from-filter.ts";

/**
 * The values after a change of those that a filter selects, of one part of them, or of one part of all. Values keep their places; one that
 * is removed leaves `undefined`.
 */
export function changeSelected(attribute: Attribute, values: readonly unknown[], change: Change): readonly unknown[] {
  const selects: Test = change.filter === undefined ? () => true : compileValueFilter(change.filter, attribute);
  if (!values.some(selects)) return changeNone(attribute, values, change);
  const changeOne = changeOf(attribute, change);
  const changed = values.map((value) => (selects(value) ? changeOne(value) : value));
  assertOneClaim(attribute, values, changed, selects);
  return changed;
}

/** What happens to each selected value. RFC 7644 §3.5.2.3: replacing replaces all of a value, so that nothing of the old one stays. */
function changeOf(attribute: Attribute, change: Change): (value: unknown) => unknown {
  const { op, part } = change;
  if (part !== undefined) return (value) => changePart(value, part, change);
  if (op === "remove") return () => undefined;
  const given = unwrap(attribute, change.value);
  if (op === "add" && attribute.type === "complex") return (value) => mergeParts(attribute, value, given, change);
  const replacement = readValue(attribute, given, change.settings.unknownAttributes);
  return (value) => (op === "add" ? (replacement ?? value) : replacement);
}

/**
 * Nothing was selected. What should not be there is not; what is added is made, with what the filter says of it, as Entra ID expects; and
 * replacing fails (RFC 7644 §3.5.2.3), unless the settings have it made too.
 */
function changeNone(attribute: Attribute, values: readonly unknown[], change: Change): readonly unknown[] {
  const { op, filter, settings } = change;
  if (op === "remove") return values;
  const start = filter === undefined ? {} : valueFromFilter(filter, attribute);
  const mayMake = filter === undefined || op === "add" || settings.replaceUnmatched === "create";
  if (!mayMake || start === undefined) {
    throw badRequest("noTarget", `No value of ${attribute.path} matches the filter in the path`);
  }
  const made = change.part === undefined ? makeWhole(attribute, start, change) : changePart(start, change.part, change);
  assertParts(attribute, made);
  return made === undefined ? values : [...values, made];
}

const makeWhole = (attribute: Attribute, start: unknown, change: Change): unknown => {
  const given = unwrap(attribute, change.value);
  if (given === undefined || given === null) return undefined;
  if (attribute.type === "complex") return mergeParts(attribute, start, given, { ...change, op: "replace" });
  return readValue(attribute, given, change.settings.unknownAttributes);
};
