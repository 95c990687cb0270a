import { checkPlan } from "./check-plan.ts";
import type { Company } from "./company.ts";
import { makeCompany } from "./make-company.ts";
import type { MemoryUse } from "./memory-job.ts";
import { memoryOf } from "./memory-of.ts";
import type { PageSource, PageText } from "./page-text.ts";
import { parsePages } from "./parse-pages.ts";
import { openSides, reconcile } from "./reconcile.ts";
import { type Pages, recordPages } from "./record-pages.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/** What reconciling costs for one size, and what the floor does. Milliseconds and bytes. */
export interface ReconcileCost {
  readonly size: number;
  readonly ms: Times<"floor" | "reconcile">;
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
  const times = await timeInTurn(Object.fromEntries(cases.flatMap(contestantsOf)), rounds);
  const costs = [];
  for (const { company, pages } of cases) {
    const { size } = company;
    const ms = { floor: times[`floor ${size}`] ?? Number.NaN, reconcile: times[`reconcile ${size}`] ?? Number.NaN };
    costs.push({ size, ms, memory: await memoryOf(company, pages, rounds) });
  }
  return costs;
}

async function makeCase(size: number): Promise<Case> {
  const made = await makeCompany(size);
  return { company: made.company, pages: await recordPages(made) };
}

function contestantsOf({ company, pages }: Case): readonly (readonly [string, () => unknown])[] {
  const sides = openSides({ humaans: sourceOf(pages.humaans), okta: sourceOf(pages.okta) });
  return [
    [`floor ${company.size}`, () => parsePages(pages)],
    [`reconcile ${company.size}`, async () => checkPlan(await reconcile(company, sides), company)],
  ];
}

const sourceOf =
  (pages: ReadonlyMap<string, PageText>): PageSource =>
  (address) => {
    const page = pages.get(address);
    if (!page) throw new Error(`there is no page at ${address}`);
    return page;
  };
