import { describe, expect, it } from "vitest";
import { cursor, linkHeader, pageNumber, skipLimit, whole } from "./paging.ts";
import type { List } from "./reader.ts";

const reading = { day: "2026-03-02", attributes: [] };
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Every page of a list, as a reader would ask for it. */
const walk = async <Item>(page: List<Item>["page"]) => {
  const pages: (readonly Item[])[] = [];
  let next: string | undefined;
  do {
    const answer = await page(next, reading);
    pages.push(answer.items);
    next = answer.next;
  } while (next !== undefined && pages.length < 20);
  return pages;
};

describe("paging styles", () => {
  it.each([
    ["skipLimit", skipLimit(3, async () => JSON.parse('{"message":"ok"}'))],
    ["pageNumber", pageNumber(3, async () => JSON.parse("null"))],
    ["cursor", cursor(async () => JSON.parse('{"items":{}}'))],
    ["linkHeader", linkHeader(async () => JSON.parse('"ok"'))],
  ])("%s refuses an answer without a list as no page, not as a fault of the program", async (_, page) => {
    await expect(page(undefined, reading)).rejects.toMatchObject({ code: "unexpected-response" });
  });

  it("skipLimit ends at the total, also when the last page is full", async () => {
    const list = (total: number) =>
      skipLimit(3, async ({ skip, limit }) => ({ items: numbers(total).slice(skip, skip + limit), total }));
    expect(await walk(list(6))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(await walk(list(0))).toEqual([[]]);
    expect(await list(6)("3", reading)).toEqual({ items: [3, 4, 5], total: 6 });
  });

  it("skipLimit goes by what came where a vendor gives less than was asked for", async () => {
    const list = skipLimit(5, async ({ skip }) => ({ items: numbers(5).slice(skip, skip + 2), total: 5 }));
    expect(await walk(list)).toEqual([[0, 1], [2, 3], [4]]);
  });

  it("skipLimit without a total ends at a page that is not full, and at an empty one", async () => {
    const list = (count: number) =>
      skipLimit(2, async ({ skip, limit }) => ({ items: numbers(count).slice(skip, skip + limit) }));
    expect(await walk(list(3))).toEqual([[0, 1], [2]]);
    expect(await walk(list(4))).toEqual([[0, 1], [2, 3], []]);
  });

  it("skipLimit leaves a total that is not reached to be found out", async () => {
    const list = skipLimit(2, async ({ skip }) => ({ items: skip === 0 ? [0, 1] : [], total: 9 }));
    expect(await walk(list)).toEqual([[0, 1], []]);
  });

  it("pageNumber ends at the last page, by its number, the total, or what came", async () => {
    const list = (facts: object, first?: number) =>
      pageNumber(
        2,
        async ({ page, size }) => {
          const from = (page - (first ?? 1)) * size;
          return { items: numbers(4).slice(from, from + size), ...facts };
        },
        first,
      );
    expect(await walk(list({ pages: 2, total: 4 }))).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(await walk(list({ total: 4 }))).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(await walk(list({}))).toEqual([[0, 1], [2, 3], []]);
    expect(await walk(list({ pages: 2 }, 0))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("cursor follows what it is handed and ends at an empty one", async () => {
    const nexts: { readonly [from: string]: string | null } = { start: "b", b: "", c: null };
    const list = cursor(async (from) => ({ items: [from ?? "start"], next: nexts[from ?? "start"] }));
    expect(await walk(list)).toEqual([["start"], ["b"]]);
    expect(await list("c", reading)).toEqual({ items: ["c"] });
  });

  it("linkHeader follows next, past empty pages", async () => {
    const links: { readonly [address: string]: string } = {
      first: '<https://x.example/u?limit=2>; rel="self", <https://x.example/u?after=1>; rel="next"',
      "https://x.example/u?after=1": '<https://x.example/u?after=1>; rel="self"',
    };
    const list = linkHeader(async (address) => ({ items: address ? ["b"] : [], link: links[address ?? "first"] }));
    expect(await walk(list)).toEqual([[], ["b"]]);
    expect(await walk(linkHeader(async () => ({ items: [], link: null })))).toEqual([[]]);
  });

  it("whole is one page", async () => {
    expect(await walk(whole(async ({ day }) => [day]))).toEqual([["2026-03-02"]]);
  });
});
