import type { Attributes } from "@opentelemetry/api";
import type { ApplyReport, LeaverReport, Plan } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import type { TurnEnded } from "../runner/notice.ts";
import { inSpan } from "./in-span.ts";
import { percentilesOf } from "./percentiles-of.ts";

const ofSync = ({ sync }: Job): Attributes => ({ "rosterkit.sync": sync });

/** What of a turn's outcome is told. */
type Told = Pick<TurnEnded, "result" | "because" | "applied" | "notApplied" | "held">;

/** The span of one turn. */
export const turnSpan = <Outcome extends Told | undefined>(job: Job, work: () => Promise<Outcome>): Promise<Outcome> =>
  inSpan("rosterkit.turn", ofSync(job), work, (outcome) => {
    if (!outcome) return { attributes: { "rosterkit.result": "no such sync" } };
    const { result, because, applied, notApplied, held } = outcome;
    return {
      attributes: {
        "rosterkit.result": result,
        ...(because !== undefined && { "rosterkit.because": because }),
        ...countsOf({ applied, notApplied, held }),
      },
      ...((result === "failed" || result === "stopped") && { failedWith: result }),
    };
  });

/** The span of planning, reads of both sides included. */
export const planSpan = (job: Job, work: () => Promise<Plan>): Promise<Plan> =>
  inSpan("rosterkit.plan", ofSync(job), work, ({ changes, confirmation }) => ({
    attributes: {
      ...countsOf({ changes: changes.length, held: changes.filter(({ held }) => held !== undefined).length }),
      "rosterkit.must_be_confirmed": confirmation !== undefined,
    },
  }));

/** The span of applying, with how long its leavers could get in. */
export const applySpan = (job: Job, work: () => Promise<ApplyReport>): Promise<ApplyReport> =>
  inSpan(
    "rosterkit.apply",
    ofSync(job),
    work,
    ({ applied, failed, moved, skipped, heldLeft, stopped, leavers = [] }) => ({
      attributes: { ...countsOf({ applied, failed, moved, skipped, held: heldLeft }), ...clocksOf(leavers) },
      ...(stopped && { failedWith: stopped.code }),
    }),
  );

const countsOf = (counts: { readonly [what: string]: number }): Attributes =>
  Object.fromEntries(Object.entries(counts).map(([what, count]) => [`rosterkit.count.${what}`, count]));

const clocksOf = (leavers: readonly LeaverReport[]): Attributes => {
  const out = leavers.filter(({ status }) => status === "confirmed");
  return {
    "rosterkit.leavers.out": out.length,
    "rosterkit.leavers.open": leavers.length - out.length,
    ...percentilesAs(
      "exposure",
      out.map(({ exposureMs }) => exposureMs),
    ),
    ...percentilesAs(
      "reaction",
      out.map(({ reactionMs }) => reactionMs),
    ),
  };
};

const percentilesAs = (clock: string, ms: readonly number[]): Attributes =>
  Object.fromEntries(
    Object.entries(percentilesOf(ms) ?? {}).map(([rank, value]) => [`rosterkit.leavers.${clock}_ms.${rank}`, value]),
  );
