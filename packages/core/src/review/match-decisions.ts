import { z } from "zod";
import { matchVerdicts } from "../plan/change.ts";

const named = z.string().trim().min(1).max(256);

/** One decision, as people write it. */
export const matchDecisionSchema = z
  .strictObject({
    what: z
      .enum(matchVerdicts)
      .describe(
        "match with an account, unmatch, ignore, new (an account of their own), or undo the last decision about them",
      ),
    person: named.describe("Id of the record at the source, or the work email"),
    account: named
      .optional()
      .describe("Id of the account, or its address; for match, and for unmatch where nobody is linked"),
    reason: z.string().trim().min(1).max(1000).optional().describe("Why; that of all of them when left out"),
  })
  .refine(({ what, account }) => what !== "match" || account !== undefined, {
    path: ["account"],
    error: "say which account",
  })
  .refine(({ what, account }) => account === undefined || what === "match" || what === "unmatch", {
    path: ["account"],
    error: "goes with match and unmatch alone",
  });

/** One decision about one person of the source. */
export type MatchDecision = z.output<typeof matchDecisionSchema>;

/** The file in which people hand decisions in. */
export const matchDecisionsSchema = z.strictObject({
  format: z.literal("rosterkit match decisions"),
  version: z.literal(1),
  decisions: z.array(matchDecisionSchema).max(100_000),
});

/** All decisions of a file, with its format and version. */
export type MatchDecisions = z.output<typeof matchDecisionsSchema>;
