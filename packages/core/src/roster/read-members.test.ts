import { describe, expect, it } from "vitest";
import type { Members } from "../adapter/resource.ts";
import { NetworkError, PermissionError } from "../errors/index.ts";
import { notMembers } from "./absence.ts";
import { prove } from "./extent.ts";
import { readMembers } from "./read-members.ts";

const facts = { readAt: "2026-01-01T00:00:00.000Z", size: 0, digest: "", empty: [] };

const lost = () =>
  new NetworkError({ vendor: "V", host: "v", method: "GET", path: "/", reason: "TIMEOUT", explanation: "too late" });

const readWith = (page: Members["page"], repeats = 0) =>
  readMembers(
    { atOnce: 1, page },
    "g",
    { day: "2026-01-01", attributes: [] },
    { readAt: facts.readAt, limits: { repeats } },
  );

const pages =
  (...all: readonly (readonly string[])[]): Members["page"] =>
  async (_group, cursor) => {
    const at = Number(cursor ?? 0);
    return { items: all[at] ?? [], ...(at + 1 < all.length && { next: String(at + 1) }) };
  };

describe("rule 6: who is in a group", () => {
  it("is whole when every page came and no id came twice", async () => {
    const list = await readWith(pages(["a", "b"], ["c"]));
    expect(list.ids).toEqual(["a", "b", "c"]);
    expect(list.extent).toMatchObject({ complete: true, size: 3 });
  });

  const broken: readonly [string, Members["page"], readonly string[], RegExp][] = [
    ["an id that comes twice", pages(["a"], ["a", "b"]), ["a", "b"], /came twice/],
    ["a member without an id", pages(["a", ""]), ["a"], /without an id/],
    ["a cursor that leads back", async () => ({ items: [], next: "1" }), [], /leads back/],
    ["a total that does not agree", async () => ({ items: ["a"], total: 2 }), ["a"], /says 2 and gave 1/],
    [
      "a page that fails",
      async (group, cursor) => {
        if (cursor) throw lost();
        return { items: [group], next: "1" };
      },
      ["g"],
      /page 2: network/,
    ],
  ];
  it.each(broken)("is not whole with %s", async (_what, page, ids, gap) => {
    const list = await readWith(page);
    expect(list.ids).toEqual(ids);
    expect(list.extent.complete === false && list.extent.gaps.join()).toMatch(gap);
    expect(() => notMembers(list as never, prove(facts, "everybody"), ["x"])).toThrow(/who is no member/);
  });

  it("is asked for again when no answer came", async () => {
    let tries = 0;
    const page: Members["page"] = async () => {
      tries += 1;
      if (tries === 1) throw lost();
      return { items: ["a"] };
    };
    expect((await readWith(page, 1)).extent.complete).toBe(true);
  });

  it("stops at a refusal of the credential", async () => {
    const refusal = new PermissionError({ vendor: "V", status: 403, method: "GET", path: "/" });
    await expect(readWith(() => Promise.reject(refusal))).rejects.toBe(refusal);
  });

  it("says who is no member only against a read of everybody", async () => {
    const list = await readWith(pages(["a"]));
    if (!list.extent.complete) throw new Error("the list is whole");
    const whole = { ids: list.ids, extent: list.extent };
    expect(notMembers(whole, prove(facts, "everybody"), ["a", "b"])).toEqual(["b"]);
    expect(() => notMembers(whole, prove(facts, "these") as never, ["a", "b"])).toThrow(/who is no member/);
  });
});
