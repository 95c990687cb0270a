import type { AttributeMap } from "../../schema/attribute.ts";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { isRecord } from "../../value/is-record.ts";

/** A resource without its secrets: attributes that are never returned. The very same one when it has none. */
export function storable(resource: ScimResource, { attributes, extensions }: ResourceType): ScimResource {
  let kept = withoutSecrets(resource, attributes);
  for (const { urn, attributes: inside } of extensions.values()) {
    const values = kept[urn];
    const open = isRecord(values) ? withoutSecrets(values, inside) : values;
    if (open !== values) kept = { ...kept, [urn]: open };
  }
  return kept;
}

function withoutSecrets(values: ScimResource, attributes: AttributeMap): ScimResource {
  const secrets = [...attributes.values()].filter(
    ({ name, returned }) => returned === "never" && Object.hasOwn(values, name),
  );
  if (secrets.length === 0) return values;
  const names = new Set(secrets.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}
