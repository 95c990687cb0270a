import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceChange, StorePage, StoreQuery } from "../../server/resource-store.ts";

/** What a store does for one resource type. A missing member is something that the vendor cannot do. */
export interface TypeStore {
  get(id: string): Promise<ScimResource | undefined>;
  list(query: StoreQuery): Promise<StorePage>;
  create?(resource: ScimResource): Promise<ScimResource>;
  update?(id: string, change: ResourceChange): Promise<ScimResource | undefined>;
}

/** Whether a query asks for a page after the first one. */
export const goesOn = ({ page }: StoreQuery): boolean =>
  page.by === "index" ? page.startIndex > 1 : page.cursor !== "";
