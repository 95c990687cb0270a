import { describe, expect, test } from "vitest";
import { brokenStores } from "./__fixtures__/broken-stores.ts";
import { checkLaw, LawBrokenError } from "./law.ts";
import { storeLaws } from "./test-store.ts";

describe("every store law finds a planted bug", () => {
  test.each(storeLaws)("$name", async (law) => {
    const createStore = brokenStores[law.name];
    if (!createStore) throw new Error("No bug is planted for this law");
    const checked = checkLaw(law, createStore);
    await expect(checked).rejects.toBeInstanceOf(LawBrokenError);
    await expect(checked).rejects.toThrow(law.name);
  });

  test("and no bug is planted for a law that is none", () => {
    expect(Object.keys(brokenStores).toSorted()).toEqual(storeLaws.map(({ name }) => name).toSorted());
  });
});
