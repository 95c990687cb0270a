import { describe, expect, test } from "vitest";
import { brokenStores } from "./__fixtures__/broken-stores.ts";
import { findsItsBug } from "./__fixtures__/finds-its-bug.ts";
import { storeLaws } from "./test-store.ts";

describe("every store law finds a planted bug", () => {
  test.each(storeLaws)("$name", (law) => findsItsBug(law, brokenStores));

  test("and no bug is planted for a law that is none", () => {
    expect(Object.keys(brokenStores).toSorted()).toEqual(storeLaws.map(({ name }) => name).toSorted());
  });
});
