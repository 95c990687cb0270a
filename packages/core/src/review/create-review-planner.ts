import { createFold } from "../plan/create-fold.ts";
import { plannerOf } from "../plan/create-planner.ts";
import type { Unlinked } from "../plan/person.ts";
import { createPlanContext } from "../plan/plan-context.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Planner, PlannerInput } from "../plan/planner-input.ts";
import { isOut, readEmployment, whoIs } from "../plan/read-person.ts";
import { readUnlinked } from "../plan/take-unlinked.ts";
import type { PersonIdentity } from "./identity.ts";
import { readPersonIdentity } from "./person-reader.ts";

/** How somebody of the source stands, before anything is concluded. `not due`: nothing is done for them yet, or nobody knows what is true of them. */
export type Standing = "linked" | "open" | "ignored" | "left" | "out of scope" | "not due";

/** Somebody of the source as met while their side was read. */
export interface Met {
  readonly subject: string;
  readonly who: string;
  readonly standing: Standing;
  readonly identity: PersonIdentity;
  readonly workEmail: string;
  /** What they are wanted to have, as one who is not linked. Absent: they are linked or left out and nobody asked, or nothing is wanted. */
  readonly unlinked?: Unlinked;
}

/** Takes the source's records in for a review: for the plan that it shows, and for who is compared with whom. */
export interface ReviewPlanner extends Planner {
  readonly fold: PlanFold;
  readonly met: ReadonlyMap<string, Met>;
}

/** `asks`: whether what somebody who is linked, or left out, is wanted to have is to be remembered too. */
export function createReviewPlanner(input: PlannerInput, asks: (met: Met) => boolean = () => false): ReviewPlanner {
  const fold = createFold(createPlanContext(input));
  const met = new Map<string, Met>();
  const planner = plannerOf(fold);
  return {
    ...planner,
    fold,
    met,
    add: (id, row) => {
      const before = fold.unlinked.length;
      planner.add(id, row);
      const unlinked = fold.unlinked[before];
      const one = meet(fold, id, row, unlinked);
      met.set(id, !unlinked && asks(one) ? withWanted(fold, one, row) : one);
    },
  };
}

function meet(fold: PlanFold, subject: string, row: unknown, unlinked: Unlinked | undefined): Met {
  const identity = readPersonIdentity(fold.context, subject, row);
  const email = fold.context.employee("workEmail")(row);
  return {
    subject,
    who: whoIs(fold.context, subject, row),
    standing: unlinked ? "open" : standingOf(fold, subject, row),
    identity,
    workEmail: typeof email === "string" ? email : "",
    ...(unlinked && { unlinked }),
  };
}

function standingOf({ context }: PlanFold, id: string, row: unknown): Standing {
  const { links } = context.input;
  const employment = readEmployment(context, id, row);
  if (isOut(employment)) return "left";
  if (context.scope?.(row).in === false) return "out of scope";
  if (links.isIgnored(id)) return "ignored";
  return links.bySource(id) ? "linked" : "not due";
}

function withWanted(fold: PlanFold, met: Met, row: unknown): Met {
  const unlinked = readUnlinked(fold, met.subject, row, readEmployment(fold.context, met.subject, row));
  return unlinked ? { ...met, unlinked } : met;
}
