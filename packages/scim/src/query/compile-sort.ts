import { badRequest } from "../error/refuse.ts";
import { isPrimary } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType, Target } from "../schema/resource-type.ts";
import { foldText } from "../value/fold-text.ts";
import { instantOf } from "../value/instant.ts";
import { isRecord } from "../value/is-record.ts";

/** The order of an answer: RFC 7644 §3.4.2.3. */
export interface Sort {
  readonly sortBy: string;
  readonly sortOrder: "ascending" | "descending";
}

type Key = string | number | undefined;
type Sorter = (resources: readonly ScimResource[]) => readonly ScimResource[];

/**
 * Compiles an order to a function that puts resources into it, leaving alone which of two equal ones came first. Of several values the
 * primary one counts, or else the first; whoever has none is last, or first when descending. Texts are compared by their code units, folded
 * where case does not count. Throws `invalidValue` for an attribute that is not there, or that has no order.
 */
export function compileSort(type: ResourceType, { sortBy, sortOrder }: Sort): Sorter {
  const target = type.find(sortBy);
  const leaf = leafOf(target);
  if (target?.attribute === undefined || leaf === undefined) {
    throw badRequest("invalidValue", `sortBy names no attribute of ${type.name} that has an order`);
  }
  const keyOf = keyReader(target, target.attribute, leaf);
  const sign = sortOrder === "descending" ? -1 : 1;
  return (resources) =>
    resources
      .map((resource) => ({ resource, key: keyOf(resource) }))
      .toSorted((left, right) => sign * compareKeys(left.key, right.key))
      .map(({ resource }) => resource);
}

function leafOf(target: Target | undefined): Attribute | undefined {
  const named = target?.subAttribute ?? target?.attribute;
  const leaf = named?.type === "complex" ? named.subAttributes.get("value") : named;
  // What is never returned must not show in an order either.
  return leaf?.type === "binary" || leaf?.returned === "never" ? undefined : leaf;
}

function keyReader({ extension }: Target, attribute: Attribute, leaf: Attribute): (resource: ScimResource) => Key {
  const inside = leaf !== attribute;
  return (resource) => {
    const values = extension === undefined ? resource : resource[extension.urn];
    const value = preferred(isRecord(values) ? values[attribute.name] : undefined);
    return keyFor(leaf, inside && isRecord(value) ? value[leaf.name] : value);
  };
}

const preferred = (value: unknown): unknown => (Array.isArray(value) ? (value.find(isPrimary) ?? value[0]) : value);

function keyFor({ type, caseExact }: Attribute, value: unknown): Key {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  if (type === "dateTime") return instantOf(value);
  return caseExact ? value : foldText(value);
}

function compareKeys(left: Key, right: Key): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
