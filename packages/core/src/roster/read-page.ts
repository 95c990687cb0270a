import type { List, Page } from "../adapter/reader.ts";
import { UnexpectedResponseError } from "../errors/index.ts";
import { isWorthRepeating } from "./failure-code.ts";
import type { ReadScene } from "./read-scene.ts";
import { untilAborted } from "./until-aborted.ts";

/** One page, asked for again a few times when no whole answer came. Rejects with the last failure, and at once when aborted. */
export const readPage = async <Item>(
  list: List<Item>,
  cursor: string | undefined,
  { reading, options, limits }: ReadScene,
): Promise<Page<Item>> => {
  const { signal } = reading;
  for (let repeat = 0; ; repeat++) {
    signal?.throwIfAborted();
    if (repeat > 0 && options.backOff) await untilAborted(options.backOff(repeat), signal);
    try {
      return checked(await untilAborted(list.page(cursor, reading), signal), limits.pageItems);
    } catch (error) {
      signal?.throwIfAborted();
      if (repeat >= limits.repeats || !isWorthRepeating(error)) throw error;
    }
  }
};

const checked = <Item>(page: Page<Item>, most: number): Page<Item> => {
  if (!Array.isArray(page.items)) throw new UnexpectedResponseError("A page came without a list of items");
  if (page.items.length > most) throw new UnexpectedResponseError(`A page came with more than ${most} items`);
  return page;
};
