import { describe, expect, test } from "vitest";
import { brokenGroups } from "./__fixtures__/broken-groups.ts";
import { brokenReaders } from "./__fixtures__/broken-readers.ts";
import { brokenWriters } from "./__fixtures__/broken-writers.ts";
import { findsItsBug } from "./__fixtures__/finds-its-bug.ts";
import { adapterLaws } from "./test-adapter.ts";

const brokenAdapters = { ...brokenReaders, ...brokenWriters, ...brokenGroups };

describe("every adapter law finds a planted bug", { concurrent: true, timeout: 30_000 }, () => {
  test.each(adapterLaws)("$name", (law) => findsItsBug(law, brokenAdapters));

  test("and no bug is planted for a law that is none", () => {
    expect(Object.keys(brokenAdapters).toSorted()).toEqual(adapterLaws.map(({ name }) => name).toSorted());
  });
});
