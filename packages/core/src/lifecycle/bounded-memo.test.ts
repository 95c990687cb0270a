import { describe, expect, it } from "vitest";
import { boundedMemo } from "./bounded-memo.ts";

describe("bounded memo", () => {
  it("computes once what it remembers, false and null included", () => {
    const asked: string[] = [];
    const memo = boundedMemo(2, (key) => {
      asked.push(key);
      return key === "no" ? false : null;
    });
    expect([memo("no"), memo("none"), memo("no"), memo("none")]).toEqual([false, null, false, null]);
    expect(asked).toEqual(["no", "none"]);
  });

  it("keeps what is asked for again and forgets the rest, right all the while", () => {
    const asked = new Map<string, number>();
    const memo = boundedMemo(10, (key) => {
      asked.set(key, (asked.get(key) ?? 0) + 1);
      return `${key}!`;
    });
    for (let round = 0; round < 100; round += 1) {
      expect(memo("often")).toBe("often!");
      expect(memo(`once ${round}`)).toBe(`once ${round}!`);
    }
    expect(asked.get("often")).toBe(1);
    memo("once 0");
    expect(asked.get("once 0")).toBe(2);
  });
});
