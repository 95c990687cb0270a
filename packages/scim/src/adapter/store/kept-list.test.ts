import { describe, expect, it } from "vitest";
import type { ScimResource } from "../../schema/resource-of.ts";
import { inTurn } from "./in-turn.ts";
import { keepList } from "./kept-list.ts";

const user = (id: string, title = ""): ScimResource => ({ id, title });

function open(maximumAgeMs = 1_000) {
  const state = { nowMs: 0, reads: 0, list: [user("b"), user("a")], wait: Promise.resolve() };
  const read = async () => {
    state.reads += 1;
    const { list } = state;
    await state.wait;
    return list;
  };
  return { state, kept: keepList({ read, maximumAgeMs, now: () => state.nowMs }) };
}

describe("a list that is kept", () => {
  it("is read once for many, in order of ids, and again when it is too old", async () => {
    const { state, kept } = open();
    const answers = await Promise.all([kept.all(false), kept.all(false), kept.all(true)]);
    expect(answers.map((list) => list.map(({ id }) => id))).toEqual([
      ["a", "b"],
      ["a", "b"],
      ["a", "b"],
    ]);
    expect(state.reads).toBe(1);
    state.nowMs = 1_001;
    await kept.all(false);
    expect(state.reads).toBe(2);
  });

  it("goes on from an older list, so that nobody falls between two reads", async () => {
    const { state, kept } = open();
    await kept.all(false);
    state.nowMs = 5_000;
    state.list = [user("b")];
    expect(await kept.all(true)).toHaveLength(2);
    expect(await kept.all(false)).toHaveLength(1);
  });

  it("does not lose what was written while it was being read", async () => {
    const { state, kept } = open();
    let go = () => {};
    state.wait = new Promise((resolve) => {
      go = resolve;
    });
    const asked = kept.all(false);
    kept.put(user("a", "Admiral"));
    kept.put(user("c"));
    go();
    expect(await asked).toEqual([user("a", "Admiral"), user("b"), user("c")]);
  });

  it("answers a failure for a while, and then tries again", async () => {
    const { state, kept } = open();
    state.wait = Promise.reject(new Error("half a list"));
    await expect(kept.all(false)).rejects.toThrow("half a list");
    state.wait = Promise.resolve();
    await expect(kept.all(false)).rejects.toThrow("half a list");
    expect(state.reads).toBe(1);
    state.nowMs = 1_001;
    expect(await kept.all(false)).toHaveLength(2);
  });
});

describe("work in turn", () => {
  it("waits for the same key alone, also after a failure", async () => {
    const turn = inTurn();
    const order: string[] = [];
    let go = () => {};
    const first = turn("a", async () => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      order.push("first");
      throw new Error("refused");
    });
    const second = turn("a", async () => void order.push("second"));
    await turn("b", async () => void order.push("other"));
    go();
    await expect(first).rejects.toThrow("refused");
    await second;
    expect(order).toEqual(["other", "first", "second"]);
  });
});
