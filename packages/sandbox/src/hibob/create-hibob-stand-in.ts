import { withFaults } from "../faults/with-faults.ts";
import { joinParts } from "../parts/join-parts.ts";
import { withAfterthought } from "../parts/with-afterthought.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import { scimDialect } from "../scim/scim-dialect.ts";
import type { StandIn, StandInClock } from "../stand-in.ts";
import { employeeActs } from "./employee-acts.ts";
import type { AccessInForce, HibobAccess } from "./hibob-access.ts";
import type { HibobActs } from "./hibob-acts.ts";
import { hibobDialect } from "./hibob-dialect.ts";
import { type HibobCategory, hibobCategories } from "./hibob-fields.ts";
import { hibobHandler } from "./hibob-handler.ts";
import { defaultHibobSwitches, type HibobSwitches } from "./hibob-switches.ts";
import { employeeIdOf, recordsFromPeople } from "./records-from-people.ts";
import { createScimCompany, type ScimCompanyOptions } from "./scim/create-scim-company.ts";
import { dialectByPath } from "./scim/dialect-by-path.ts";
import { type HibobScimActs, hibobScimActs } from "./scim/hibob-scim-acts.ts";
import { hibobScimHandler, hibobScimPath } from "./scim/hibob-scim-handler.ts";
import type { HibobScimSwitches } from "./scim/hibob-scim-switches.ts";
import { type HibobWebhookActs, hibobWebhooks } from "./webhooks/hibob-webhooks.ts";

/** How a HiBob stand-in starts. */
export interface HibobStandInOptions extends ScimCompanyOptions {
  readonly people: readonly SandboxPerson[];
  /** The machine's time by default. */
  readonly clock?: StandInClock;
  readonly switches?: Partial<HibobSwitches>;
  /** Every category of everybody by default. */
  readonly access?: Partial<HibobAccess>;
  /** Searches a minute; 50 by default, as the vendor says. */
  readonly searchesAMinute?: number;
  /** How long a planned time-out hangs, in real milliseconds, when nobody aborts first; 120,000 by default. */
  readonly hangMs?: number;
}

/** What a caller must know of a stand-in to talk to it. */
export interface HibobFacts {
  readonly serviceUserId: string;
  /** The token of the service user; worth nothing elsewhere. */
  readonly token: string;
  /** The company behind the service user. */
  readonly companyId: number;
  readonly switches: HibobSwitches;
  /** Where SCIM is, behind the origin. */
  readonly scimPath: string;
  readonly scimSwitches: HibobScimSwitches;
  /** The id of an invented person's record. */
  readonly idOf: (sandboxPersonId: string) => string;
}

/** A pretend HiBob: one company, with the API below `/v1`, SCIM below `/scim/v2`, and the acts of an HR admin beside them. */
export interface HibobStandIn extends StandIn, HibobActs, HibobScimActs, HibobWebhookActs, HibobFacts {}

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

/** Starts a HiBob of its own, with its own memory. */
export function createHibobStandIn(options: HibobStandInOptions): HibobStandIn {
  const { people, clock = machineClock, searchesAMinute: searches = 50, hangMs } = options;
  const switches = { ...defaultHibobSwitches, ...options.switches };
  const records = recordsFromPeople(people);
  const access: AccessInForce = {
    serviceUserId: "SERVICE-10482",
    token: "bobStandInTokenOfNoWorth0123456789abcdef",
    categories: Object.keys(hibobCategories) as HibobCategory[],
    reach: "by condition",
    inGroup: true,
    ...options.access,
  };
  const { serviceUserId, token } = access;
  const company = createScimCompany({ records, switches, access, clock }, options);
  const handler = hibobHandler({ ...company, searches, scimServer: hibobScimHandler(company) });
  const dialect = dialectByPath(hibobDialect(switches, clock.wallNow), scimDialect(company.scim));
  const standIn = withFaults("hibob", handler, dialect, { hangMs });
  const webhooks = hibobWebhooks({ records, switches }, clock.now);
  const noted = (): void => {
    company.version += 1;
    webhooks.look();
  };
  const accessActs = {
    setAccess: (change: Partial<HibobAccess>) => void Object.assign(access, change),
    revokeToken: () => {
      access.token = null;
    },
  };
  const peopleActs = employeeActs({ records, switches, now: clock.now });
  const acts = withAfterthought(joinParts(joinParts(peopleActs, accessActs), hibobScimActs(company)), noted);
  const facts: HibobFacts = {
    serviceUserId,
    token: token ?? "",
    companyId: records.companyId,
    switches,
    scimPath: hibobScimPath,
    scimSwitches: company.scim,
    idOf: employeeIdOf,
  };
  return joinParts(joinParts(standIn, acts), joinParts(webhooks.acts, facts));
}
