import { skipLimit } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { pageSize, wholeList } from "./people-lists.ts";

const listOf = (total: number) => ({
  page: skipLimit(pageSize, async ({ limit, skip }) => ({
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

  it("is refused where it is too long to be, and never cut", async () => {
    await expect(wholeList(listOf(10_001), reading)).rejects.toMatchObject({
      code: "unexpected-response",
      message: "A list that is read whole has more than 10000 rows",
    });
  });
});
