import { describe, expect, it } from "vitest";
import { inTurn, type Part } from "./in-turn.ts";
import { pagesOf } from "./pages-of.ts";
import type { Page } from "./reader.ts";

const reading = { day: "2026-03-02", attributes: [] };

/** A list of these pages, whose cursors are their numbers. */
const listOf =
  (...pages: readonly (readonly string[])[]): Part<string> =>
  async (cursor = "0") => {
    const next = Number(cursor) + 1;
    return { items: pages[next - 1] ?? [], ...(next < pages.length && { next: String(next) }) };
  };

const readAll = async (page: (cursor: string | undefined) => Promise<Page<string>>) => {
  const items: string[] = [];
  for await (const some of pagesOf(page)) items.push(...some);
  return items;
};

describe("several lists in turn", () => {
  it("are one list, empty ones and empty pages included", async () => {
    const parts = [listOf(["a"], [], ["b"]), listOf([]), listOf(["c"], ["d"])];
    const page = inTurn(async () => parts);
    expect(await readAll((cursor) => page(cursor, reading))).toEqual(["a", "b", "c", "d"]);
  });

  it("are an empty list where there are none", async () => {
    const page = inTurn<string>(async () => []);
    expect(await readAll((cursor) => page(cursor, reading))).toEqual([]);
  });
});

describe("pages one after the other", () => {
  it("are asked for as long as somebody wants more", async () => {
    const asked: (string | undefined)[] = [];
    const list = listOf(["a"], ["b"], ["c"]);
    for await (const items of pagesOf((cursor) => {
      asked.push(cursor);
      return list(cursor, {});
    }))
      if (items.includes("b")) break;
    expect(asked).toEqual([undefined, "1"]);
  });

  it("end in an error where a cursor leads back", async () => {
    const page = async () => ({ items: ["a"], next: "again" });
    await expect(readAll(page)).rejects.toMatchObject({ code: "unexpected-response" });
  });
});
