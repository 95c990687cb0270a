import { askHumaans, askOkta } from "./ask-stand-in.ts";
import { checkPlan } from "./check-plan.ts";
import type { MadeCompany } from "./make-company.ts";
import type { PageSource, PageText } from "./page-text.ts";
import { openSides, reconcile } from "./reconcile.ts";

/** Every answer that a reconcile asks for, by address. */
export interface Pages {
  readonly humaans: ReadonlyMap<string, PageText>;
  readonly okta: ReadonlyMap<string, PageText>;
}

/** Reconciles once against the stand-ins, checks the plan, and keeps what was answered. */
export async function recordPages({ company, humaans, okta }: MadeCompany): Promise<Pages> {
  const pages = { humaans: new Map<string, PageText>(), okta: new Map<string, PageText>() };
  const sides = openSides({
    humaans: recorded(askHumaans(humaans), pages.humaans),
    okta: recorded(askOkta(okta), pages.okta),
  });
  checkPlan(await reconcile(company, sides), company);
  return pages;
}

const recorded =
  (ask: PageSource, pages: Map<string, PageText>): PageSource =>
  async (address) => {
    const page = await ask(address);
    pages.set(address, page);
    return page;
  };
