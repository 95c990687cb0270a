import { describe, expect, it } from "vitest";
import type { Change } from "../plan/change.ts";
import { orderChanges } from "./order-changes.ts";
import { changeOf } from "./plan.fixture.ts";

const change = (id: string, lane: Change["lane"], after: readonly string[] = []) =>
  changeOf({ id, operation: lane === "removals" ? "suspend" : "update", subject: id, lane, after });

const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);

/** Everything in rounds, each change done. */
const rounds = (changes: readonly Change[], limit = 10) => {
  const order = orderChanges(changes);
  const all: string[][] = [];
  for (let round = order.next(limit); round.length > 0; round = order.next(limit)) {
    all.push(ids(round));
    for (const { id } of round) order.over(id, true);
  }
  return all;
};

describe("rule 8: in what order", () => {
  it("takes lanes one after the other: removals, joiners, movers, back-fill", () => {
    const changes = [change("f", "back-fill"), change("m", "movers"), change("j", "joiners"), change("r", "removals")];
    expect(rounds(changes)).toEqual([["r"], ["j"], ["m"], ["f"]]);
  });

  it("puts managers before those who report to them, in rounds of their own", () => {
    const changes = [change("c", "joiners", ["b"]), change("b", "joiners", ["a"]), change("a", "joiners")];
    expect(rounds(changes)).toEqual([["a"], ["b"], ["c"]]);
  });

  it("takes no more than the limit at once", () => {
    expect(
      rounds(
        ["a", "b", "c"].map((id) => change(id, "movers")),
        2,
      ),
    ).toEqual([["a", "b"], ["c"]]);
  });

  it("takes one change of a record at once", () => {
    const changes = ["a", "b", "c"].map((id) => ({ ...change(id, "movers"), subject: id === "c" ? "other" : "same" }));
    expect(rounds(changes)).toEqual([["a", "c"], ["b"]]);
  });

  it("does what a removal needs with the removals", () => {
    const changes = [change("other", "movers"), change("re-point", "movers"), change("r", "removals", ["re-point"])];
    expect(rounds(changes)).toEqual([["re-point"], ["r"], ["other"]]);
  });

  it("blocks whatever needs something that was not done, and so on", () => {
    const order = orderChanges([change("a", "joiners"), change("b", "movers", ["a"]), change("c", "back-fill", ["b"])]);
    order.next(10);
    const blocked = order.over("a", false);
    expect(blocked.map(({ change: { id }, waitsFor }) => [id, waitsFor])).toEqual([
      ["b", "a"],
      ["c", "b"],
    ]);
    expect(order.next(10)).toEqual([]);
  });

  it("never keeps a removal waiting for success", () => {
    const order = orderChanges([change("held", "movers"), change("r", "removals", ["held"])], new Set(["held"]));
    expect(order.over("held", false)).toEqual([]);
    expect(ids(order.next(10))).toEqual(["r"]);
  });

  it("does a removal that stands in a circle, and leaves the rest of the circle", () => {
    const order = orderChanges([
      change("r", "removals", ["m"]),
      change("m", "movers", ["n"]),
      change("n", "movers", ["m"]),
    ]);
    expect(ids(order.next(10))).toEqual(["r"]);
    order.over("r", true);
    expect(order.next(10)).toEqual([]);
  });

  it("does not wait for a change that is not in the plan", () => {
    expect(rounds([change("a", "movers", ["elsewhere"])])).toEqual([["a"]]);
  });

  it("follows a chain of ten thousand", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      change(`${index}`, "joiners", index > 0 ? [`${index - 1}`] : []),
    );
    expect(rounds(chain.toReversed())).toHaveLength(10_000);
    const order = orderChanges(chain);
    order.next(1);
    expect(order.over("0", false)).toHaveLength(9_999);
  });
});
