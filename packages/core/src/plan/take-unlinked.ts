import { workEmailDueMs } from "../lifecycle/work-email-due.ts";
import { matchKeys } from "./match-keys.ts";
import { misreadsAmong } from "./note-misread.ts";
import { passwordChangedAt } from "./password-news.ts";
import type { Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";
import { type Employment, isOut, whoIs } from "./read-person.ts";
import { sourceValues } from "./source-values.ts";
import { ownValues } from "./wanted-values.ts";

/** Remembers somebody who is not linked until everybody has been read. */
export function takeUnlinked(fold: PlanFold, id: string, row: unknown, employment: Employment): void {
  const unlinked = readUnlinked(fold, id, row, employment);
  if (unlinked) fold.unlinked.push(unlinked);
}

/** What is remembered of somebody as one who is not linked. `undefined`: leavers and people out of scope are nobody's business. */
export function readUnlinked(fold: PlanFold, id: string, row: unknown, employment: Employment): Unlinked | undefined {
  const { context } = fold;
  // A leaver's record never claims an account, and nothing is made for somebody who is not due.
  if (isOut(employment) || employment.moment.wish === "untouched") return undefined;
  const verdict = context.scope?.(row);
  if (verdict?.in === false) return undefined;
  const wanted = ownValues(context, row, employment);
  fold.values.see(wanted);
  const named = context.owned.map(({ name }, index) => [name, wanted[index]] as const);
  const changedAt = passwordChangedAt(context, row);
  return {
    subject: id,
    who: whoIs(context, id, row),
    employment,
    wanted,
    misreads: misreadsAmong(context.input.toAccount.misreadable, row, wanted),
    from: sourceValues(context.sources, row, named),
    keys: matchKeys(context, id, row),
    ...(changedAt !== undefined && { passwordChangedAt: changedAt }),
    emailDueMs: workEmailDueMs(context.employmentOf(row), context.input.settings.lifecycle),
  };
}
