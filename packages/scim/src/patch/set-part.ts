import { badRequest } from "../error/refuse.ts";
import { distinctValues } from "../resource/distinct-values.ts";
import { partsOf, readAttribute, unwrap } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import { equal } from "../value/equal.ts";
import { isRecord, listOf } from "../value/is-record.ts";
import type { Change } from "./change.ts";

type Parts = Readonly<Record<string, unknown>>;

/** A complex value with one part changed; `undefined` when nothing is left of it. Throws `mutability` for a part that must stay. */
export function changePart(value: unknown, part: Attribute, change: Change): unknown {
  const parts: Parts = isRecord(value) ? value : {};
  if (change.op === "remove") return withPart(parts, part, undefined);
  return withPart(parts, part, partAfter(parts[part.name], part, change.value, change));
}

/** A complex value with the parts changed that the request names; others stay (RFC 7644 §3.5.2.1, §3.5.2.3). */
export function mergeParts(attribute: Attribute, value: unknown, raw: unknown, change: Change): unknown {
  let merged: unknown = isRecord(value) ? value : {};
  for (const [part, given] of partsOf(attribute, raw, change.settings.unknownAttributes)) {
    const parts: Parts = isRecord(merged) ? merged : {};
    merged = withPart(parts, part, partAfter(parts[part.name], part, given, change)) ?? {};
  }
  return Object.keys(merged as Parts).length === 0 ? undefined : merged;
}

function partAfter(current: unknown, part: Attribute, raw: unknown, { op, settings }: Change): unknown {
  const given = readAttribute(part, unwrap(part, raw), settings.unknownAttributes);
  if (op !== "add") return given;
  if (given === undefined) return current;
  return part.multiValued ? distinctValues(part, [...listOf(current), ...listOf(given)]) : given;
}

function withPart(parts: Parts, part: Attribute, next: unknown): Parts | undefined {
  const current = parts[part.name];
  if (equal(current, next)) return Object.keys(parts).length === 0 ? undefined : parts;
  if (current !== undefined && part.mutability === "immutable") {
    throw badRequest("mutability", `${part.path} cannot be changed once it is set`);
  }
  if (next !== undefined) return { ...parts, [part.name]: next };
  if (part.required) throw badRequest("mutability", `${part.path} is required`);
  const { [part.name]: _, ...others } = parts;
  return Object.keys(others).length === 0 ? undefined : others;
}
