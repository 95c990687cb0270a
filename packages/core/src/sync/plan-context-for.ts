import { createPlanContext, type PlanContext } from "../plan/plan-context.ts";
import { packRoster } from "../roster/pack-roster.ts";
import { createLinks } from "../store/links.ts";
import { loadFacts } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** What reading one person needs of planning: mappings, policy and facts, without any account. */
export async function createPlanContextFor(context: SyncContext, at: string): Promise<PlanContext> {
  const { store, settings, source, target, predicates, key } = context;
  const { toEmployee, toAccount, rules, memberAttribute } = await context.mappings();
  const links = createLinks([]);
  const facts = await loadFacts(store, settings.id, Date.parse(at), key, links, new Set());
  const nobody = { readAt: at, size: 0, digest: "", empty: [], complete: false as const, gaps: ["nothing was read"] };
  return createPlanContext({
    at,
    tenants: { source: "", target: "" },
    settings,
    ...(predicates && { predicates }),
    belongsTo: source.people.belongsTo,
    toEmployee,
    toAccount,
    rules,
    resource: target.people,
    ...(memberAttribute !== undefined && { memberAttribute }),
    target: packRoster({ attributes: {} }, []).finish(nobody),
    links,
    facts,
  });
}
