import type { Attribute } from "../schema/attribute.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { type Test, within } from "./predicate.ts";

/** An attribute that a path names, and how to get at its values. */
export interface Located {
  readonly attribute: Attribute;
  /** Makes a test of a resource (or, in a value filter, of one value) out of a test of the attribute's single values. */
  readonly reach: (test: Test) => Test;
}

/** What the paths of a filter are looked up in. */
export interface Scope {
  /** What a path names; `undefined`: nothing. */
  readonly locate: (path: string) => Located | undefined;
  /** For messages. */
  readonly name: string;
}

/** Paths of whole resources. What is never returned cannot be asked about either, or a password could be guessed letter by letter. */
export const resourceScope = (type: ResourceType): Scope => ({ name: type.name, locate: (path) => locate(type, path) });

function locate(type: ResourceType, path: string): Located | undefined {
  const { extension, attribute, subAttribute } = type.find(path) ?? {};
  if (attribute === undefined || isSecret(attribute) || isSecret(subAttribute)) return undefined;
  const inResource = (test: Test) => (extension === undefined ? test : within(extension.urn, test));
  const inAttribute = (test: Test) => inResource(within(attribute.name, test));
  if (subAttribute === undefined) return { attribute, reach: inAttribute };
  return { attribute: subAttribute, reach: (test) => inAttribute(within(subAttribute.name, test)) };
}

/** Paths within one value of an attribute: its sub-attributes; `value` is the value itself where there are none. */
export const valueScope = (attribute: Attribute): Scope => ({
  name: attribute.path,
  locate: (path) => {
    const name = path.toLowerCase();
    const part = attribute.subAttributes.get(name);
    if (isSecret(part)) return undefined;
    if (part !== undefined) return { attribute: part, reach: (test) => within(part.name, test) };
    return attribute.type !== "complex" && name === "value" ? { attribute, reach: (test) => test } : undefined;
  },
});

const isSecret = (attribute: Attribute | undefined): boolean => attribute?.returned === "never";
