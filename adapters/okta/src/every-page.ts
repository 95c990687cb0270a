import { UnexpectedResponseError } from "@rosterkit/core/adapter";
import type { OktaClient, OktaPage } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";

/** A short list is bounded all the same: so many pages at most. */
const mostPages = 1000;

/** A short list whole, from its first page on. Rejects with an UnexpectedResponseError when it does not come to an end. */
export async function everyPage<Item>(
  client: Pick<OktaClient<paths>, "listPage">,
  first: Promise<OktaPage<Item>>,
  signal: AbortSignal | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let page = await first;
  for (let number = 1; number <= mostPages; number++) {
    items.push(...page.items);
    if (page.next === undefined) return items;
    page = await client.listPage<Item>(page.next, { signal });
  }
  throw new UnexpectedResponseError(`A list of Okta goes on after ${mostPages} pages`, { adapter: "okta" });
}
