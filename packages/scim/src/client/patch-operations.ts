import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { equal } from "../value/equal.ts";
import { isUnassigned, listOf } from "../value/is-record.ts";
import { withValues } from "./build-resource.ts";
import { filterOperations } from "./filter-operations.ts";
import { isWithinList, type LocatedValue, locateValues } from "./located-values.ts";
import { pathlessOperations } from "./pathless-operations.ts";
import type { ResourceValues } from "./resource-values.ts";
import type { SentOperation } from "./sent-operation.ts";
import { spelledActive } from "./spelled-values.ts";
import type { TargetProfile } from "./target-profile.ts";
import { attributeAt, valuesAt } from "./value-at.ts";

/** Whether the operations for these values depend on what is there now: one of them is in a list of values. */
export const needsCurrent = (values: ResourceValues, type: ResourceType): boolean =>
  locateValues(values, type).some(isWithinList);

/**
 * The least PATCH that leads from what is there to these values: nothing for what is so already, `remove` for what is cleared, and a list
 * of values whole only where its single values cannot be named. Without `current`, nothing is known of what is there.
 */
export function patchOperations(
  current: ScimResource | undefined,
  values: ResourceValues,
  type: ResourceType,
  profile: Pick<TargetProfile, "patchPaths" | "activeAs">,
): readonly SentOperation[] {
  const changed = locateValues(values, type).filter((each) => current === undefined || !isSo(current, each));
  const singles = changed.filter((each) => !isWithinList(each)).map((each) => singleOperation(each, profile));
  const lists = Map.groupBy(changed.filter(isWithinList), ({ attribute }) => attribute.path);
  const before = current ?? {};
  const after = lists.size > 0 ? withValues(before, values, type) : before;
  const inLists = [...lists.values()].flatMap((each) => listOperations(each, before, after, profile));
  const operations = [...singles, ...inLists];
  return profile.patchPaths === "none" ? pathlessOperations(operations, type) : operations;
}

function isSo(current: ScimResource, located: LocatedValue): boolean {
  const found = valuesAt(current, located);
  return isUnassigned(located.value) ? found.length === 0 : found.length === 1 && equal(found[0], located.value);
}

function singleOperation({ attribute, part, path, value }: LocatedValue, profile: Pick<TargetProfile, "activeAs">) {
  // A manager is replaced whole: what else the server keeps of the old one would stay otherwise, and more servers understand it.
  const isReference = part?.name === "value";
  const named = isReference ? attribute.path : path;
  if (isUnassigned(value)) return { op: "remove", path: named } as const;
  if (isReference) return { op: "replace", path: named, value: { value } } as const;
  const spelled = attribute.name === "active" ? spelledActive(value, profile) : value;
  return { op: "replace", path: named, value: spelled } as const;
}

function listOperations(
  changes: readonly LocatedValue[],
  current: ScimResource,
  next: ScimResource,
  { patchPaths }: Pick<TargetProfile, "patchPaths">,
): readonly SentOperation[] {
  const [first] = changes;
  if (first === undefined) return [];
  const before = listOf(attributeAt(current, first));
  const after = listOf(attributeAt(next, first));
  if (equal(before, after)) return [];
  const { path } = first.attribute;
  const selected = patchPaths === "filters" ? filterOperations(changes, before) : undefined;
  if (selected !== undefined) return [...selected, ...additions(path, after.slice(before.length))];
  return [after.length === 0 ? { op: "remove", path } : { op: "replace", path, value: after }];
}

const additions = (path: string, values: readonly unknown[]): readonly SentOperation[] =>
  values.length > 0 ? [{ op: "add", path, value: values }] : [];
