import { describe, expectTypeOf, it } from "vitest";
import type { ApplyReport, MatchDecision, MatchReport, Plan, Review, ReviewState, Sync } from "../index.ts";

describe("the calls of a review", () => {
  it("give plain data, reports and plans", () => {
    expectTypeOf<ReturnType<Sync["review"]>>().resolves.toEqualTypeOf<Review>();
    expectTypeOf<ReturnType<Sync["match"]>>().resolves.toEqualTypeOf<MatchReport>();
    expectTypeOf<ReturnType<Sync["revertMatch"]>>().resolves.toEqualTypeOf<Plan>();
    expectTypeOf<ReturnType<Sync["finishReview"]>>().resolves.toEqualTypeOf<Plan>();
    expectTypeOf<ApplyReport["review"]>().toEqualTypeOf<"finished" | undefined>();
  });

  it("want who decides, why, and what they saw", () => {
    expectTypeOf<Parameters<Sync["match"]>>().toEqualTypeOf<[readonly MatchDecision[], string, string]>();
    expectTypeOf<Parameters<Sync["finishReview"]>[0]>().toHaveProperty("digest").toEqualTypeOf<string>();
    // @ts-expect-error nobody finishes what they did not see
    expectTypeOf<{ by: string; reason: string }>().toExtend<Parameters<Sync["finishReview"]>[0]>();
  });

  it("know five states and no others", () => {
    expectTypeOf<ReviewState>().toEqualTypeOf<"ambiguous" | "unmatched" | "new" | "matched" | "ignored">();
  });
});
