import { describe, expectTypeOf, it } from "vitest";
import { unclaimed, vanished } from "./absence.ts";
import { type Complete, type Extent, type Incomplete, isComplete } from "./extent.ts";
import type { read } from "./read.ts";
import type { Roster } from "./roster.ts";
import type { Seen } from "./seen.ts";

declare const everybody: Complete<"everybody">;
declare const these: Complete<"these">;
declare const incomplete: Incomplete;
declare const has: (id: string) => boolean;
const facts = { readAt: "", size: 0, digest: "", empty: [] };

describe("rule 6: completeness is a type", () => {
  it("cannot be claimed by a literal", () => {
    // @ts-expect-error only read makes it
    const literal: Complete<"everybody"> = { ...facts, complete: true };
    // @ts-expect-error an incomplete read does not become complete by saying so
    const said: Complete = { ...incomplete, complete: true };
    expectTypeOf([literal, said]).toEqualTypeOf<Complete[]>();
  });

  it("is what read gives, or is not", () => {
    expectTypeOf<Awaited<ReturnType<typeof read>>>().toEqualTypeOf<Complete<"everybody"> | Incomplete>();
  });

  it("lets only everybody say who has vanished", () => {
    expectTypeOf(vanished({ extent: everybody, has }, [])).toEqualTypeOf<string[]>();
    // @ts-expect-error incomplete
    vanished({ extent: incomplete, has }, []);
    // @ts-expect-error asked by key
    vanished({ extent: these, has }, []);
    // @ts-expect-error may be incomplete
    vanished({} as Seen, []);
  });

  it("lets only a complete target say what is free", () => {
    const roster = {} as Roster;
    // @ts-expect-error may be incomplete
    unclaimed(roster, "login", "x");
    // @ts-expect-error incomplete
    unclaimed({} as Roster<Incomplete>, "login", "x");
    unclaimed({} as Roster<Complete<"these">>, "login", "x");
    if (isComplete(roster)) unclaimed(roster, "login", "x");
  });

  it("is told apart by `complete`", () => {
    const gapsOf = (extent: Extent) => (extent.complete ? [] : extent.gaps);
    expectTypeOf(gapsOf).returns.toExtend<readonly string[]>();
  });
});
