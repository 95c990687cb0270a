import type { ScimResource } from "../../schema/resource-of.ts";
import { isRecord } from "../../value/is-record.ts";

/** Writes `meta`. */
export interface Stamps {
  readonly created: (resourceType: string) => ScimResource;
  /** After a change of the resource itself. */
  readonly changed: (before: ScimResource) => ScimResource;
  /** After a change of what it shows of others, such as the groups it is in: a new version at the same time of change. */
  readonly touched: (before: ScimResource) => ScimResource;
}

/** Versions are counted, from when the store was made, so that another store's are never taken for ours. */
export function createStamps(now: () => number): Stamps {
  const start = now().toString(36);
  let count = 0;
  const version = (): string => `W/"${start}.${(++count).toString(36)}"`;
  const instant = (): string => new Date(now()).toISOString();
  const metaOf = ({ meta }: ScimResource): ScimResource => (isRecord(meta) ? meta : {});
  return {
    created: (resourceType) => {
      const created = instant();
      return { resourceType, created, lastModified: created, version: version() };
    },
    changed: (before) => ({ ...metaOf(before), lastModified: instant(), version: version() }),
    touched: (before) => ({ ...metaOf(before), version: version() }),
  };
}
