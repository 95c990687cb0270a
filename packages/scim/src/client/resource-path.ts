import type { ResourceType } from "../schema/resource-type.ts";

/** Where a resource is, and how errors show it. Throws a TypeError for an id that would change which path is meant; nothing of it is shown. */
export function resourcePath(
  { endpoint, name }: ResourceType,
  id: string,
): { readonly path: string; readonly template: string } {
  if (["", ".", ".."].includes(id)) throw new TypeError(`The id of a ${name} cannot be part of a path`);
  return { path: `${endpoint}/${encodeURIComponent(id)}`, template: `${endpoint}/{id}` };
}

/** Where the list of a type is. */
export const listPath = ({ endpoint }: ResourceType): { readonly path: string; readonly template: string } => ({
  path: endpoint,
  template: endpoint,
});
