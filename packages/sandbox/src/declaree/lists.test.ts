import { describe, expect, it } from "vitest";
import { startDeclaree } from "./__fixtures__/start-declaree.ts";
import type { DeclareeSwitches } from "./index.ts";

/** A stand-in with 24 users, the account among them, and what its list has, page by page. */
const listed = async (switches: Partial<DeclareeSwitches>, count = 10) => {
  const bench = await startDeclaree({ switches });
  for (let nth = 1; nth < 24; nth += 1) await bench.declaree.addUser({ userName: `user${nth}@acme.example` });
  const pages = [];
  for (let startIndex = 1; startIndex <= 24; startIndex += count)
    pages.push((await bench.ask("GET", `/Users?startIndex=${startIndex}&count=${count}`)).body);
  const ids = pages.flatMap(({ Resources }) => Resources.map(({ id }: { readonly id: string }) => id));
  return { ...bench, pages, ids, others: new Set(ids).size };
};
const numbersOf = (pages: readonly { readonly [name: string]: number }[], name: string) =>
  pages.map((page) => page[name]);

describe("a list", () => {
  it("is whole, each row once, counted as RFC 7644 has it", async () => {
    const { pages, ids, others } = await listed({});
    expect([ids.length, others]).toEqual([24, 24]);
    expect(numbersOf(pages, "totalResults")).toEqual([24, 24, 24]);
    expect(numbersOf(pages, "itemsPerPage")).toEqual([10, 10, 4]);
  });

  it.each([
    ["the page", [10, 10, 4]],
    ["one too many", [25, 25, 25]],
    ["one too few", [23, 23, 23]],
  ] as const)("may have a total of %s", async (totals, told) => {
    expect(numbersOf((await listed({ totals })).pages, "totalResults")).toEqual(told);
  });

  it("may tell the rows asked for, even those beyond the most there are", async () => {
    expect(numbersOf((await listed({ itemsPerPage: "asked for" })).pages, "itemsPerPage")).toEqual([10, 10, 10]);
    const { ask } = await startDeclaree({ switches: { itemsPerPage: "asked for", rowsAtMost: 5 } });
    expect((await ask("GET", "/Users?count=50")).body).toMatchObject({ itemsPerPage: 5, totalResults: 1 });
  });

  it("may bring rows at the borders of pages twice, beside the others or instead of one", async () => {
    const twice = await listed({ rowsAtBorders: "twice" });
    expect([twice.ids.length, twice.others]).toEqual([26, 24]);
    const lost = await listed({ rowsAtBorders: "twice, and one never" });
    expect([lost.ids.length, lost.others]).toEqual([24, 23]);
  });

  it("may have a page that comes empty, though its total is as ever", async () => {
    const { pages, ids } = await listed({ emptyPages: [2] });
    expect([ids.length, ...numbersOf(pages, "totalResults")]).toEqual([14, 24, 24, 24]);
    expect(pages[1]).toMatchObject({ itemsPerPage: 0, Resources: [] });
  });

  it("has no more rows on a page than it has at most", async () => {
    const { pages } = await listed({ rowsAtMost: 7 });
    expect(numbersOf(pages, "itemsPerPage")).toEqual([7, 7, 4]);
  });
});

describe("filters", () => {
  it.each([
    ["honoured", 200, 200, 1],
    ["user name only", 200, 400, 1],
    ["refused", 400, 400, undefined],
    ["ignored", 200, 200, 3],
  ] as const)("may be %s", async (filters, byName, byAnother, total) => {
    const { ask, declaree } = await startDeclaree({ switches: { filters } });
    for (const userName of ["ada@acme.example", "bob@acme.example"]) await declaree.addUser({ userName });
    const found = await ask("GET", '/Users?filter=userName+eq+"ada@acme.example"');
    expect([found.status, found.body.totalResults]).toEqual([byName, total]);
    expect((await ask("GET", "/Users?filter=active+eq+true")).status).toBe(byAnother);
  });

  it("that are refused or ignored do not keep a client from finding somebody", async () => {
    for (const filters of ["refused", "ignored"] as const) {
      const { client, declaree } = await startDeclaree({ switches: { filters } });
      const id = await declaree.addUser({ userName: "ada@acme.example" });
      expect((await client.users.find("userName", "ada@acme.example"))?.row.id).toBe(id);
    }
  });

  it("find what look-ups look for whatever lists are like", async () => {
    const switches = { totals: "one too few", emptyPages: [1], rowsAtBorders: "twice" } as const;
    const { client, declaree } = await startDeclaree({ switches });
    expect(await client.users.find("userName", declaree.userName)).toBeDefined();
  });
});
