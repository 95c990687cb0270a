import { describe, expect, it } from "vitest";
import { allIn, firstIn, isSameCaseless } from "./find-in.ts";
import type { List } from "./reader.ts";

/** Two pages of names, and what was asked for. */
const open = () => {
  const asked: (string | undefined)[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const page: List<string>["page"] = async (cursor, { signal }) => {
    asked.push(cursor);
    signals.push(signal);
    return cursor === undefined ? { items: ["Ada", "Ben"], next: "2" } : { items: ["ada", "Cy"] };
  };
  return { page, asked, signals };
};

describe("finding in a list that shows others too", () => {
  it("takes the first that fits, and asks for no page after it", async () => {
    const { page, asked } = open();
    expect(await firstIn(page, (name) => isSameCaseless(name, "ADA"))).toBe("Ada");
    expect(asked).toEqual([undefined]);
    expect(await firstIn(page, (name) => name === "Cy")).toBe("Cy");
  });

  it("finds nothing where nothing fits, after the last page", async () => {
    const { page, asked } = open();
    expect(await firstIn(page, (name) => name === "Di")).toBeUndefined();
    expect(asked).toEqual([undefined, "2"]);
  });

  it("takes all that fit, so that two of one name show", async () => {
    const { page, signals } = open();
    const { signal } = new AbortController();
    expect(await allIn(page, (name) => isSameCaseless(name, "ada"), signal)).toEqual(["Ada", "ada"]);
    expect(signals).toEqual([signal, signal]);
    expect(await allIn(page)).toHaveLength(4);
  });
});

describe("texts but for case", () => {
  it("are the same or not, and one that is absent is like none", () => {
    expect(isSameCaseless("Ada@Acme.example", "ada@acme.EXAMPLE")).toBe(true);
    expect(isSameCaseless("ada", "ada ")).toBe(false);
    expect(isSameCaseless(undefined, undefined)).toBe(false);
    expect(isSameCaseless(null, "")).toBe(false);
  });
});
