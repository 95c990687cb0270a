import { describe, expect, test } from "vitest";
import { brokenReaders } from "./__fixtures__/broken-readers.ts";
import { brokenWriters } from "./__fixtures__/broken-writers.ts";
import { checkLaw, LawBrokenError } from "./law.ts";
import { adapterLaws } from "./test-adapter.ts";

const brokenAdapters = { ...brokenReaders, ...brokenWriters };

describe("every adapter law finds a planted bug", { concurrent: true, timeout: 30_000 }, () => {
  test.each(adapterLaws)("$name", async (law) => {
    const tested = brokenAdapters[law.name];
    if (!tested) throw new Error("No bug is planted for this law");
    const found = await checkLaw(law, tested).catch((error: unknown) => error);
    expect(found).toBeInstanceOf(LawBrokenError);
    expect(found).toHaveProperty("message", expect.stringContaining(`${law.name}: `));
    // A complaint about what was handed in would find nothing out about the adapter.
    expect(found).not.toHaveProperty(
      "message",
      expect.stringMatching(/"(requests|target|held|narrowings|start|versions)"/),
    );
  });

  test("and no bug is planted for a law that is none", () => {
    expect(Object.keys(brokenAdapters).toSorted()).toEqual(adapterLaws.map(({ name }) => name).toSorted());
  });
});
