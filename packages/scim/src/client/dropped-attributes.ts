import type { Attribute } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { foldText } from "../value/fold-text.ts";
import { instantOf } from "../value/instant.ts";
import { isPresent } from "../value/is-present.ts";
import { isRecord } from "../value/is-record.ts";
import { plainText } from "../value/plain-text.ts";
import { type LocatedPath, locatePath } from "./located-path.ts";
import type { ResourceValues } from "./resource-values.ts";
import { valuesAt } from "./value-at.ts";

/**
 * The names of the values that a server took without a word and did not keep, as the caller spelled them. More than was sent may be there: a
 * server may add a display name, or `primary`. What is never shown, such as a password, cannot be told and is not named.
 */
export const droppedAttributes = (
  resource: ScimResource,
  values: ResourceValues,
  type: ResourceType,
): readonly string[] =>
  Object.entries(values)
    .filter(([name, wanted]) => wanted !== undefined && !isKept(resource, wanted, locatePath(name, type)))
    .map(([name]) => name);

function isKept(resource: ScimResource, wanted: unknown, located: LocatedPath): boolean {
  const attribute = located.part ?? located.attribute;
  if ([located.attribute, attribute].some(isHidden)) return true;
  const found = valuesAt(resource, located);
  if (!isPresent(wanted)) return !found.some((each) => isPresent(each));
  return found.some((each) => holds(each, wanted, attribute));
}

const isHidden = ({ mutability, returned }: Attribute): boolean =>
  mutability === "writeOnly" || returned === "never" || returned === "request";

/** Whether what is found says everything that is wanted. */
function holds(found: unknown, wanted: unknown, attribute: Attribute | undefined): boolean {
  if (Array.isArray(wanted)) return holdsAll(found, wanted, attribute);
  if (isRecord(wanted)) {
    const part = (name: string) => attribute?.subAttributes.get(name.toLowerCase());
    return Object.entries(wanted).every(
      ([name, value]) =>
        !isPresent(value) || (isRecord(found) && holds(found[part(name)?.name ?? name], value, part(name))),
    );
  }
  // A manager may be sent as the bare id.
  if (isRecord(found)) return holds(found.value, wanted, attribute?.subAttributes.get("value"));
  return isSame(found, wanted, attribute);
}

function holdsAll(found: unknown, wanted: readonly unknown[], attribute: Attribute | undefined): boolean {
  if (!Array.isArray(found) || found.length !== wanted.length) return false;
  return wanted.every((each) => found.some((other) => holds(other, each, attribute)));
}

function isSame(found: unknown, wanted: unknown, attribute: Attribute | undefined): boolean {
  if (found === wanted) return true;
  if (typeof found === "boolean" || typeof wanted === "boolean")
    return plainText(found) === plainText(wanted).toLowerCase();
  if (typeof found !== "string" || typeof wanted !== "string") return plainText(found) === plainText(wanted);
  if (attribute?.type === "dateTime") return instantOf(found) === instantOf(wanted);
  return attribute?.caseExact !== true && foldText(found) === foldText(wanted);
}
