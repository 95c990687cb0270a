import { describe, expect, it } from "vitest";
import { joined, united } from "./readers.ts";

const list = { page: async () => ({ items: [{ id: "1" }] }) };

describe("readers", () => {
  it("need a key for every list that is joined, and say which has none", () => {
    expect(() => joined({ people: list, roles: list }, "people", (person) => person)).toThrow(/roles .* people .*by/);
  });

  it("stream main lists in the order named", () => {
    const keyed = { ...list, by: ({ id }: { id: string }) => id };
    expect(joined({ roles: keyed, here: list, gone: list }, ["gone", "here"], (person) => person).main).toEqual([
      "gone",
      "here",
    ]);
    expect(united({ here: list, gone: list }).main).toEqual(["here", "gone"]);
  });
});
