import { changeId } from "./change-id.ts";
import type { PlanFold } from "./plan-fold.ts";
import { statesIn } from "./presence-after.ts";

/** Whether a reference to an account may be written where the vendor takes none to somebody who is out. */
export type Presence =
  | { readonly isIn: false; readonly why: string }
  /** `after`: the change that lets them in. */
  | { readonly isIn: true; readonly after?: string };

/** Says whether somebody is in at the target once this plan is applied. `account`: the place of the account that stands for them. */
export function presenceOf(fold: PlanFold, subject: string, account: number): Presence {
  const { target, settings } = fold.context.input;
  const state = fold.people.get(subject)?.state;
  const isLetIn = state?.kind === "reach" && state.state === "active";
  if (state?.kind === "reach" && !isLetIn && settings.remove) return { isIn: false, why: "is being put out" };
  if (statesIn.includes(target.state(account))) return { isIn: true };
  if (isLetIn) return { isIn: true, after: changeId("people", state.operation, subject) };
  return { isIn: false, why: "is out at the target" };
}
