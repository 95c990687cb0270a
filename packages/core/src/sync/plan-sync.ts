import { createPlanner } from "../plan/create-planner.ts";
import type { Plan } from "../plan/plan.ts";
import type { Planner } from "../plan/planner-input.ts";
import { read } from "../roster/read.ts";
import type { Links } from "../store/links.ts";
import { checkSync } from "./check-sync.ts";
import { claimOwnership } from "./claim-ownership.ts";
import { FindingsError } from "./findings-error.ts";
import { gatherInput } from "./gather-input.ts";
import { linkedElsewhere } from "./linked-elsewhere.ts";
import { backOff, linkedIds, readingAt, tell } from "./reading-at.ts";
import { rememberLearned } from "./remember-learned.ts";
import { sourceOf } from "./sides.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Settles what is open, reads both sides, plans, and remembers what was learned. */
export const planSync = (context: SyncContext, options: PlanOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const checked = await checkSync(context);
    if (!checked.ok) throw new FindingsError(checked);
    const at = new Date(options.at ?? context.now()).toISOString();
    const owners = await claimOwnership(context, { source: checked.source.account, target: checked.target.account });
    const elsewhere = await linkedElsewhere(context, owners);
    const input = { ...(await gatherInput(context, options, lease, checked, at)), elsewhere };
    const planner = createPlanner(input);
    const plan = await readSource(context, options, planner, input.links, at);
    await rememberLearned(context, lease, plan, planner.ends());
    return plan;
  });

async function readSource(
  context: SyncContext,
  options: PlanOptions,
  planner: Planner,
  links: Links,
  at: string,
): Promise<Plan> {
  const { people, reads } = await sourceOf(context);
  const extent = await read(people, readingAt(at, reads, options), planner, {
    readAt: at,
    linkedIds: linkedIds(links, "source"),
    backOff: backOff(options),
    onPage: ({ items, list }) => tell(options, "reading source", items, list),
  });
  tell(options, "planning", extent.size);
  return planner.finish(extent);
}
