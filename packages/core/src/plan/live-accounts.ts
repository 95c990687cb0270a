import { isLive } from "./is-live.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Linked accounts that are live now: the base of the shares. Those of people who were read are counted already. */
export function liveAccounts({ context, columns, linked, live }: PlanFold): number {
  const { links, target } = context.input;
  if (linked === links.size) return live;
  let all = live;
  for (const { verdict, source, target: id = "" } of links)
    if (verdict === "same" && !columns.has(source) && isLive(target, target.indexOf(id))) all++;
  return all;
}
