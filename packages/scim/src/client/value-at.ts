import { compileValueFilter } from "../filter/compile-filter.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import { isRecord, listOf } from "../value/is-record.ts";
import type { LocatedPath } from "./located-path.ts";

/** What a resource has for a whole attribute, whatever part of it the path names. */
export function attributeAt(resource: ScimResource, { extension, attribute }: LocatedPath): unknown {
  const holder = extension === undefined ? resource : resource[extension.urn];
  return isRecord(holder) ? holder[attribute.name] : undefined;
}

/** Everything that a path names in a resource: one value of a plain path, several where several match its filter, none where there is none. */
export function valuesAt(resource: ScimResource, located: LocatedPath): readonly unknown[] {
  const { attribute, filter, part } = located;
  const whole = attributeAt(resource, located);
  if (filter === undefined && part === undefined) return whole === undefined || whole === null ? [] : [whole];
  const all = attribute.multiValued ? listOf(whole) : [whole];
  const selected = filter === undefined ? all : all.filter(compileValueFilter(filter, attribute));
  const parts = part === undefined ? selected : selected.map((each) => (isRecord(each) ? each[part.name] : undefined));
  return parts.filter((each) => each !== undefined && each !== null);
}
