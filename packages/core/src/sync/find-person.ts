import { fold } from "../roster/fold.ts";
import { read } from "../roster/read.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import { backOff, readingAt } from "./reading-at.ts";
import { sourceOf } from "./sides.ts";
import type { SyncContext } from "./sync-context.ts";

/** Reads the source once and gives the ids of those who have this work email, however it is capitalised. */
export async function findPerson(context: SyncContext, workEmail: string): Promise<readonly string[]> {
  const at = new Date(context.now()).toISOString();
  const { employee } = await createPlanContextFor(context, at);
  const emailOf = employee("workEmail");
  const wanted = fold("caseless", workEmail.trim());
  const found: string[] = [];
  const add = (id: string, row: unknown) => {
    const email = emailOf(row);
    if (typeof email === "string" && fold("caseless", email) === wanted) found.push(id);
  };
  const { people, reads } = await sourceOf(context);
  await read(people, readingAt(at, reads), { add }, { readAt: at, backOff: backOff({}) });
  return found;
}
