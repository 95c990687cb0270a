import { ConfigurationError, type ConfigurationProblem } from "@rosterkit/core";
import type { AttributeDefinition } from "./attribute-definition.ts";
import { commonAttributes } from "./common-attributes.ts";
import type { SchemaDefinition } from "./schema-definition.ts";

/** RFC 7643 §2.1, and `$ref`. */
const attributeName = /^(?:\$ref|[A-Za-z][\w-]*)$/;

/** Names that mean something else on an object. */
const reserved = new Set(["constructor", "prototype", ...commonAttributes.map(({ name }) => name.toLowerCase())]);

/** Throws a `ConfigurationError` that lists everything in a schema that cannot work. */
export function assertSchema(schema: SchemaDefinition): void {
  const problems: ConfigurationProblem[] = [];
  if (schema.id === "") problems.push({ path: "id", message: "is empty" });
  checkNames(schema.attributes, schema.id, problems);
  for (const attribute of schema.attributes) checkAttribute(attribute, `${schema.id}:${attribute.name}`, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function checkAttribute(attribute: AttributeDefinition, path: string, problems: ConfigurationProblem[]): void {
  const { name, type, subAttributes = [] } = attribute;
  if (reserved.has(name.toLowerCase())) problems.push({ path, message: "is a name that every resource has already" });
  if ((type === "complex") !== subAttributes.length > 0) {
    problems.push({ path, message: "has sub-attributes if, and only if, its type is complex" });
  }
  checkNames(subAttributes, path, problems);
  if (subAttributes.some((each) => each.type === "complex")) {
    problems.push({ path, message: "has a complex sub-attribute, which RFC 7643 §2.3.8 forbids" });
  }
}

function checkNames(definitions: readonly AttributeDefinition[], path: string, problems: ConfigurationProblem[]): void {
  const seen = new Set<string>();
  for (const { name } of definitions) {
    const folded = name.toLowerCase();
    if (!attributeName.test(name)) problems.push({ path, message: `cannot have an attribute called ${name}` });
    if (seen.has(folded)) problems.push({ path, message: `has two attributes called ${name}` });
    seen.add(folded);
  }
}
