import { pagesOf } from "../adapter/pages-of.ts";
import type { Members } from "../adapter/resource.ts";

/** Everybody in a group, read to the last page. Rejects when a page does, and when the list has no end. */
export const listMembers = async (members: Pick<Members, "page">, group: string): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for await (const page of pagesOf((cursor) => members.page(group, cursor))) for (const id of page) ids.add(id);
  return ids;
};
