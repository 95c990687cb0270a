import {
  createLinks,
  createPlanner,
  type Extent,
  type Links,
  type Plan,
  type PlannerInput,
  packRoster,
  type Roster,
  read,
  type SyncSettings,
  syncSettingsSchema,
} from "@rosterkit/core";
import { type AnyResource, openResource, type Reading } from "@rosterkit/core/adapter";
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

/** What is asked of each side. */
export const readings = ({ at }: Company): { readonly [Side in keyof BothSides]: Reading } => ({
  humaans: { day: at.slice(0, 10), attributes: sourceNames },
  okta: { day: at.slice(0, 10), attributes: toAccount.names },
});

/** Everything between the pages and the plan: parse, map, match, diff, plan. */
export async function reconcile(company: Company, sides: BothSides): Promise<Plan> {
  const links = createLinks(company.links);
  const target = await readAccounts(company, sides.okta, links);
  const planner = createPlanner(inputOf(company, sides.okta, links, target));
  const linkedIds = company.links.map(({ source }) => source);
  const extent = await read(sides.humaans, readings(company).humaans, planner, { readAt: company.at, linkedIds });
  return planner.finish(extent);
}

/** The accounts, read and packed. */
export async function readAccounts(company: Company, resource: AnyResource, links: Links): Promise<Roster<Extent>> {
  const builder = packRoster(openResource(resource), toAccount.names);
  const linkedIds = [...links].flatMap(({ target }) => target ?? []);
  return builder.finish(await read(resource, readings(company).okta, builder, { readAt: company.at, linkedIds }));
}

const inputOf = (
  { at, tenants, baseline }: Company,
  resource: AnyResource,
  links: Links,
  target: Roster<Extent>,
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
