import { checkPlan } from "./check-plan.ts";
import type { Company } from "./company.ts";
import { makeCompany } from "./make-company.ts";
import type { MemoryUse } from "./memory-job.ts";
import { memoryOf } from "./memory-of.ts";
import type { PageSource, PageText } from "./page-text.ts";
import { parsePages } from "./parse-pages.ts";
import { openSides, reconcile } from "./reconcile.ts";
import { type Pages, recordPages } from "./record-pages.ts";
import { stages } from "./stages.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/** What is timed: the floor, the stages on the way, and all of it. */
type Contestant = "floor" | keyof ReturnType<typeof stages> | "reconcile";

/** What reconciling costs for one size, and what the floor does. Milliseconds and bytes. */
export interface ReconcileCost {
  readonly size: number;
  readonly ms: Times<Contestant>;
  readonly memory: { readonly [Name in "floor" | "reconcile"]: MemoryUse };
}

interface Case {
  readonly company: Company;
  readonly pages: Pages;
}

/** Measures companies of several sizes, all in turn. Rejects when a plan is not what the company was made to give. */
export async function reconcileBench(sizes: readonly number[], rounds: number): Promise<readonly ReconcileCost[]> {
  const cases = [];
  for (const size of sizes) cases.push(await makeCase(size));
  const times = await timeInTurn(cases.map(contestantsOf), rounds);
  const costs = [];
  for (const [index, { company, pages }] of cases.entries()) {
    const ms = times[index];
    if (ms) costs.push({ size: company.size, ms, memory: await memoryOf(company, pages, rounds) });
  }
  return costs;
}

async function makeCase(size: number): Promise<Case> {
  const made = await makeCompany(size);
  return { company: made.company, pages: await recordPages(made) };
}

function contestantsOf({ company, pages }: Case): { readonly [Name in Contestant]: () => unknown } {
  const sides = openSides({ humaans: sourceOf(pages.humaans), okta: sourceOf(pages.okta) });
  return {
    floor: () => parsePages(pages),
    ...stages(company, sides),
    reconcile: async () => checkPlan(await reconcile(company, sides), company),
  };
}

const sourceOf =
  (pages: ReadonlyMap<string, PageText>): PageSource =>
  (address) => {
    const page = pages.get(address);
    if (!page) throw new Error(`there is no page at ${address}`);
    return page;
  };
