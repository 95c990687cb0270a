import type { Members } from "../adapter/resource.ts";
import { UnexpectedResponseError } from "../errors/unexpected-response-error.ts";

/** More pages than any group has: a list that goes on is no list. */
const mostPages = 100_000;

/** Everybody in a group, read to the last page. Rejects when a page does, and when the cursor leads nowhere. */
export const listMembers = async (members: Pick<Members, "page">, group: string): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  const walked = new Set<string>();
  let cursor: string | undefined;
  for (let read = 0; read < mostPages; read += 1) {
    const { items, next } = await members.page(group, cursor);
    for (const id of items) ids.add(id);
    // Adapters written without types may say null.
    if (next === undefined || next === null) return ids;
    if (walked.has(next)) break;
    walked.add(next);
    cursor = next;
  }
  throw new UnexpectedResponseError("The list of members has no end");
};
