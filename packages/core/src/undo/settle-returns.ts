import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { afterOf } from "../plan/change-parts.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import { statesIn } from "../plan/presence-after.ts";
import type { Shape } from "../shape/shape.ts";
import type { Findings } from "./findings.ts";

/**
 * Lets references to people whom the plan lets in again wait for that, and leaves out those that the vendor would not take because whom they refer to stays
 * out, which is noted. `shapes`: of people and of groups at the target.
 */
export function settleReturns(
  fold: PlanFold,
  findings: Findings,
  changes: readonly Change[],
  shapes: { readonly [R in Change["resource"]]: Shape },
): readonly Change[] {
  const { target } = fold.context.input;
  const returns = new Map(
    changes.flatMap(({ id, resource, account, state }) =>
      resource === "people" && account !== undefined && isLetIn(state) ? [[account as unknown, id]] : [],
    ),
  );
  const isOut = (account: unknown): boolean => {
    const place = typeof account === "string" ? target.indexOf(account) : -1;
    return place >= 0 && !statesIn.includes(target.state(place)) && !returns.has(account);
  };
  return changes.flatMap((change) => {
    const { operation, resource, subject, who, set = {} } = change;
    if (operation !== "update") return [change];
    const references = Object.keys(set).filter((name) => shapes[resource][name]?.kind === "person");
    const lost = references.filter((name) => shapes[resource][name]?.activeOnly && isOut(set[name]));
    const waits = references.flatMap((name) => returns.get(set[name]) ?? []);
    const about = { subject, who, ...(resource === "groups" && { resource }) };
    for (const name of lost)
      findings.add("cannot come back", about, `${name} referred to somebody who stays out at the target`, name);
    return without({ ...change, ...afterOf([...(change.after ?? []), ...waits]) }, lost);
  });
}

const isLetIn = (state: State | undefined): boolean => state === "active";

function without(change: Change, names: readonly string[]): readonly Change[] {
  const set = Object.fromEntries(Object.entries(change.set ?? {}).filter(([name]) => !names.includes(name)));
  return Object.keys(set).length > 0 ? [{ ...change, set }] : [];
}
