import type { ScimResource } from "@rosterkit/scim";

/** An attribute of an extension: `urn:…:name` in its two parts. */
export interface ExtensionPath {
  readonly urn: string;
  readonly name: string;
}

/** Takes `urn:…:name` apart. Throws a RangeError for what is none. */
export function extensionPath(path: string): ExtensionPath {
  const [, urn, name] = /^(urn:.+):([A-Za-z][\w-]*)$/.exec(path) ?? [];
  if (urn === undefined || name === undefined) throw new RangeError("an extension's attribute is urn:…:name");
  return { urn, name };
}

/** What a resource has there. */
export function valueAt(resource: ScimResource, { urn, name }: ExtensionPath): unknown {
  return insideOf(resource, urn)[name];
}

/** The resource with another value there; `undefined` takes it away. The very same one when nothing changes. */
export function withValueAt(resource: ScimResource, { urn, name }: ExtensionPath, value: unknown): ScimResource {
  const { [name]: before, ...others } = insideOf(resource, urn);
  if (before === value) return resource;
  const inside = value === undefined ? others : { ...others, [name]: value };
  const { [urn]: _, schemas, ...rest } = resource;
  const otherSchemas = Array.isArray(schemas) ? schemas.filter((schema) => schema !== urn) : [];
  if (Object.keys(inside).length === 0) return { ...rest, schemas: otherSchemas };
  return { ...rest, schemas: [...otherSchemas, urn], [urn]: inside };
}

function insideOf(resource: ScimResource, urn: string): ScimResource {
  const inside = resource[urn];
  return typeof inside === "object" && inside !== null ? (inside as ScimResource) : {};
}
