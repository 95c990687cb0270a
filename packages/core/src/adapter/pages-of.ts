import { UnexpectedResponseError } from "../errors/index.ts";
import type { Page } from "./reader.ts";

/** More pages than any list has: one that goes on has no end. */
const mostPages = 100_000;

/**
 * The items of each page of a list, one page after the other, for whoever wants a list whole without proving it or looks for one item. Throws an
 * UnexpectedResponseError when it comes to no end, and what asking for a page throws.
 */
export async function* pagesOf<Item>(
  page: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[], void> {
  const walked = new Set<string>();
  let cursor: string | undefined;
  for (let read = 0; read < mostPages; read += 1) {
    const { items, next } = await page(cursor);
    yield items;
    // Adapters written without types may say null.
    if (next === undefined || next === null) return;
    if (walked.has(next)) break;
    walked.add(next);
    cursor = next;
  }
  throw new UnexpectedResponseError("A list has no end");
}
