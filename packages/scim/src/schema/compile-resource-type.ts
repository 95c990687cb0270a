import { assertSchema } from "./assert-schema.ts";
import { type AttributeMap, compileAttributes } from "./attribute.ts";
import { commonAttributes } from "./common-attributes.ts";
import type { Extension, ExtensionDefinition, ResourceType, ResourceTypeDefinition, Target } from "./resource-type.ts";

/**
 * Makes a resource type ready for use: every path its resources have is found by one look-up, in any case.
 * Throws a `ConfigurationError` for schemas that break RFC 7643: no id, a name twice, complex inside complex, a name no attribute can have.
 */
export function compileResourceType(definition: ResourceTypeDefinition): ResourceType {
  const { name, endpoint, schema, extensions = [] } = definition;
  assertSchema(schema);
  for (const extension of extensions) assertSchema(extension.schema);

  const attributes = compileAttributes([...commonAttributes, ...schema.attributes], "");
  const compiled = new Map(extensions.map((each) => [each.schema.id.toLowerCase(), compileExtension(each)]));
  const targets = indexTargets(schema.id, attributes, compiled.values());
  return {
    definition,
    name,
    endpoint,
    urn: schema.id,
    attributes,
    extensions: compiled,
    // Most requests spell names as the schema does, so that spelling is tried before the lower-cased one.
    find: (path) => targets.get(path) ?? targets.get(path.toLowerCase()),
  };
}

const compileExtension = ({ schema, required = false }: ExtensionDefinition): Extension => ({
  urn: schema.id,
  required,
  attributes: compileAttributes(schema.attributes, `${schema.id}:`),
});

function indexTargets(urn: string, attributes: AttributeMap, extensions: Iterable<Extension>): Map<string, Target> {
  const targets = new Map<string, Target>();
  const whole = { attribute: undefined, subAttribute: undefined };
  add(targets, urn, { extension: undefined, ...whole });
  addAttributes(targets, "", attributes, undefined);
  addAttributes(targets, `${urn}:`, attributes, undefined);
  for (const extension of extensions) {
    add(targets, extension.urn, { extension, ...whole });
    addAttributes(targets, `${extension.urn}:`, extension.attributes, extension);
  }
  return targets;
}

function addAttributes(
  targets: Map<string, Target>,
  prefix: string,
  attributes: AttributeMap,
  extension: Extension | undefined,
): void {
  for (const attribute of attributes.values()) {
    const path = `${prefix}${attribute.name}`;
    add(targets, path, { extension, attribute, subAttribute: undefined });
    for (const subAttribute of attribute.subAttributes.values()) {
      add(targets, `${path}.${subAttribute.name}`, { extension, attribute, subAttribute });
    }
  }
}

const add = (targets: Map<string, Target>, path: string, target: Target): void => {
  targets.set(path, target);
  targets.set(path.toLowerCase(), target);
};
