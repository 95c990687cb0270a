import { allIn, type Part, pagesOf } from "@rosterkit/core/adapter";
import type { OktaCall, OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";

/** What a list is asked for with: the first page, that is, as Okta gives the address of each next one. */
export type ListCall = Pick<OktaCall, "params" | "query">;

/** A list of Okta, a page at a time: what `pick` makes of each item, none or several. */
export const listOf =
  <Item, Picked>(
    client: Pick<OktaClient<paths>, "listPage">,
    path: string,
    call: ListCall,
    pick: (item: Item) => readonly Picked[],
  ): Part<Picked> =>
  async (cursor, { signal }) => {
    const first = { ...call, signal };
    const { items, next } = await client.listPage<Item>(cursor ?? path, cursor === undefined ? first : { signal });
    return { items: items.flatMap(pick), next };
  };

/** The pages of a short list, or of one in which somebody is looked for, one after the other. */
export const eachPage = <Item>(
  client: Pick<OktaClient<paths>, "listPage">,
  path: string,
  call: ListCall,
  signal?: AbortSignal,
): AsyncGenerator<readonly Item[], void> => {
  const list = listOf<Item, Item>(client, path, call, (item) => [item]);
  return pagesOf((cursor) => list(cursor, signal ? { signal } : {}));
};

/** A short list whole. */
export const everyItem = <Item>(
  client: Pick<OktaClient<paths>, "listPage">,
  path: string,
  call: ListCall,
  signal?: AbortSignal,
): Promise<readonly Item[]> =>
  allIn(
    listOf<Item, Item>(client, path, call, (item) => [item]),
    undefined,
    signal,
  );
