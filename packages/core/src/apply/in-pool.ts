import PQueue from "p-queue";

/**
 * Works on all items, so many at once, and gives the results in the items' order. When one rejects, the others under way are waited for, so
 * nothing is in flight any more when this rejects.
 */
export const inPool = async <Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const queue = new PQueue({ concurrency });
  const settled = await Promise.allSettled(items.map((item) => queue.add(() => work(item))));
  return settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
};
