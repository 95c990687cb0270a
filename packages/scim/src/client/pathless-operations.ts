import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { locatePath } from "./located-path.ts";
import type { SentOperation } from "./sent-operation.ts";

type Nested = Readonly<Record<string, unknown>>;

/** The same change as Okta would send it: one operation whose value names the attributes. What is cleared still needs its path. */
export function pathlessOperations(operations: readonly SentOperation[], type: ResourceType): readonly SentOperation[] {
  const removals = operations.filter(({ op }) => op === "remove");
  const replaced = operations.filter(({ op }) => op !== "remove");
  const value = replaced.reduce<Nested>((nested, each) => withOperation(nested, each, type), {});
  return replaced.length > 0 ? [...removals, { op: "replace", value }] : removals;
}

function withOperation(nested: Nested, { path = "", value }: SentOperation, type: ResourceType): Nested {
  const { extension, attribute, part } = locatePath(path, type);
  const names = [extension?.urn, attribute.name, part?.name].filter((name) => name !== undefined);
  return withNested(nested, names, value);
}

function withNested(nested: unknown, [name, ...rest]: readonly string[], value: unknown): Nested {
  const record = isRecord(nested) ? nested : {};
  if (name === undefined) return record;
  return { ...record, [name]: rest.length === 0 ? value : withNested(record[name], rest, value) };
}
