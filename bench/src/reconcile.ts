import {
  createLinks,
  createPlanner,
  type Extent,
  type Plan,
  type PlannerInput,
  packRoster,
  type Roster,
  read,
  type SyncSettings,
  syncSettingsSchema,
} from "@rosterkit/core";
import type { AnyResource } from "@rosterkit/core/adapter";
import { compose } from "@rosterkit/core/mapping";
import { humaansMapping } from "@rosterkit/humaans";
import { oktaMapping } from "@rosterkit/okta";
import type { Company } from "./company.ts";
import type { PageSource } from "./page-text.ts";
import { humaansPeople, oktaUsers } from "./vendor-people.ts";

/** Both sides, open. */
export interface BothSides {
  readonly humaans: AnyResource;
  readonly okta: AnyResource;
}

/** Opens both sides over pages at hand, as connections are: once for many runs. */
export const openSides = (pages: { readonly humaans: PageSource; readonly okta: PageSource }): BothSides => ({
  humaans: humaansPeople(pages.humaans),
  okta: oktaUsers(pages.okta),
});

type AnyMapping = PlannerInput["toAccount"];

const settings: SyncSettings = syncSettingsSchema.parse({ id: "bench", lifecycle: { zone: "Europe/London" } });
const toEmployee = humaansMapping as unknown as AnyMapping;
const toAccount = compose(humaansMapping, oktaMapping) as unknown as AnyMapping;
const rules = Object.fromEntries(toAccount.describe().map(({ to, steps }) => [to, steps]));
/** What is asked of Humaans: the attributes that any rule reads. */
const sourceNames = [
  ...new Set(toEmployee.names.flatMap((name) => toEmployee.sources(name)).map(({ attribute }) => attribute)),
];

/** Everything between the pages and the plan: parse, map, match, diff, plan. */
export async function reconcile(company: Company, sides: BothSides): Promise<Plan> {
  const links = createLinks(company.links);
  const target = await readAccounts(company, sides.okta, links);
  const planner = createPlanner(inputOf(company, sides.okta, links, target));
  const linkedIds = company.links.map(({ source }) => source);
  const reading = { day: company.at.slice(0, 10), attributes: sourceNames };
  const extent = await read(sides.humaans, reading, planner, { readAt: company.at, linkedIds });
  return planner.finish(extent);
}

async function readAccounts(
  company: Company,
  resource: PlannerInput["resource"],
  links: PlannerInput["links"],
): Promise<Roster<Extent>> {
  const { names } = toAccount;
  const builder = packRoster(resource as Parameters<typeof packRoster>[0], names);
  const reading = { day: company.at.slice(0, 10), attributes: names };
  const linkedIds = [...links].flatMap(({ target }) => target ?? []);
  return builder.finish(await read(resource, reading, builder, { readAt: company.at, linkedIds }));
}

const inputOf = (
  { at, tenants, baseline }: Company,
  resource: PlannerInput["resource"],
  links: PlannerInput["links"],
  target: PlannerInput["target"],
): PlannerInput => ({
  at,
  tenants,
  settings,
  toEmployee,
  toAccount,
  rules,
  resource,
  target,
  links,
  facts: {
    baseline: { at: "2025-01-01T00:00:00.000Z", ids: new Set(baseline) },
    revocations: new Map(),
    leftSeen: new Map(),
    handedOver: new Set(),
    decisions: [],
    recent: {},
    unsettled: new Set(),
  },
});
