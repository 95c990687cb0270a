import { skipLimit } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { wholeList } from "./people-lists.ts";

const listOf = (total: number) => ({
  page: skipLimit(250, async ({ limit, skip }) => ({
    items: Array.from({ length: Math.min(limit, total - skip) }, (_, index) => skip + index),
    total,
  })),
});
const reading = { day: "2026-03-02", attributes: [] };

describe("rule 6: a list that is read whole", () => {
  it("is whole, over as many pages as it takes", async () => {
    expect(await wholeList(listOf(10_000), reading)).toHaveLength(10_000);
    expect(await wholeList(listOf(0), reading)).toEqual([]);
  });

  it("is refused where it gives fewer rows than it says", async () => {
    const page = skipLimit(250, async ({ skip }) => ({ items: skip === 0 ? [1, 2] : [], total: 3 }));
    await expect(wholeList({ page }, reading)).rejects.toMatchObject({
      message: "A list that is read whole gave fewer rows than it says",
    });
  });

  it("is refused where it is too long to be, and never cut", async () => {
    await expect(wholeList(listOf(10_001), reading)).rejects.toMatchObject({
      code: "unexpected-response",
      message: "A list that is read whole has more than 10000 rows",
    });
  });
});
