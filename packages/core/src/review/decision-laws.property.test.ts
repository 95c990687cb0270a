import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { account, person } from "../plan/world.fixture.ts";
import { createLinks } from "../store/links.ts";
import type { MatchDecision } from "./match-decisions.ts";
import { MatchError } from "./match-error.ts";
import { createReviewWorld, type ReviewWorldStart, states } from "./review-world.fixture.ts";

const people = ["1", "2", "3"];
const accounts = ["a-1", "a-2", "a-3", "a-x", "a-p"];

const start: ReviewWorldStart = {
  people: people.map((id) => person(id)),
  accounts: ["1", "2", "3", "x", "p"].map((id) => account(id)),
  settings: { review: "off", protected: ["a-p"] },
};

const decision = fc.oneof(
  fc.record({
    what: fc.constant("match" as const),
    person: fc.constantFrom(...people),
    account: fc.constantFrom(...accounts),
  }),
  fc.record({
    what: fc.constant("unmatch" as const),
    person: fc.constantFrom(...people),
    account: fc.constantFrom(...accounts),
  }),
  fc.record({
    what: fc.constantFrom("ignore" as const, "new" as const, "undo" as const),
    person: fc.constantFrom(...people),
  }),
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(decision, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant("run" as const) },
);

describe("rule 1: whatever people decide, in whatever order, with runs between", () => {
  it("an account is one person's, a protected one nobody's, no pair said to be different is linked, and a refusal changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const scene = createReviewWorld(start);
        for (const one of steps) {
          scene.world.pass(1000);
          if (one === "run") await scene.run();
          else await decideOrNothing(scene, one);
          const links = await scene.world.links();
          const linked = links.flatMap(({ verdict, target }) =>
            verdict === "same" && target !== undefined ? [target] : [],
          );
          expect(new Set(linked).size).toBe(linked.length);
          // A run by rule may link an account that is protected from removal; a person may not.
          expect(
            links.filter(({ reason, target, verdict }) => reason && verdict === "same" && target === "a-p"),
          ).toEqual([]);
          const known = createLinks(links);
          for (const { source, target = "", verdict } of links)
            if (verdict === "same") expect(known.isDifferent(source, target)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("undoing a decision shows everybody as before it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), decision, async (isLinked, one) => {
        const scene = createReviewWorld(start);
        if (isLinked) await scene.run();
        const before = states(await scene.sync.review());
        if (!(await decideOrNothing(scene, [one]))) return;
        await scene.decide({ what: "undo", person: one.person });
        expect(states(await scene.sync.review())).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether anything was decided. */
const decideOrNothing = async (
  { decide, world }: ReturnType<typeof createReviewWorld>,
  decisions: readonly MatchDecision[],
): Promise<boolean> => {
  const before = [await world.links(), await world.journal()];
  try {
    return (await decide(...decisions)).decided > 0;
  } catch (error) {
    if (!MatchError.isInstance(error)) throw error;
    expect([await world.links(), await world.journal()]).toEqual(before);
    return false;
  }
};
