import type { Link, ResourceName } from "./link.ts";
import { createLinks, type Links } from "./links.ts";
import type { Store } from "./store.ts";

/** Reads all links of one resource of a sync into an index. */
export const loadLinks = async (store: Store, sync: string, resource: ResourceName): Promise<Links> => {
  const links: Link[] = [];
  for await (const batch of store.links(sync, resource)) links.push(...batch);
  return createLinks(links);
};
