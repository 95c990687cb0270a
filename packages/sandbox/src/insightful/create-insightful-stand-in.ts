import { withFaults } from "../faults/with-faults.ts";
import { joinParts } from "../parts/join-parts.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import type { StandIn, StandInClock } from "../stand-in.ts";
import { adminActs } from "./admin-acts.ts";
import type { AccessInForce, InsightfulPermission } from "./insightful-access.ts";
import type { InsightfulActs } from "./insightful-acts.ts";
import { insightfulDialect } from "./insightful-dialect.ts";
import { insightfulHandler } from "./insightful-handler.ts";
import { defaultTeam } from "./insightful-records.ts";
import { defaultInsightfulSwitches, type InsightfulSwitches } from "./insightful-switches.ts";
import { defaultSettingsId, employeeIdOf, seedOrganization } from "./seed-organization.ts";

/** How an Insightful stand-in starts. */
export interface InsightfulStandInOptions {
  /** Who is there already: those with a work email, in the default team, leavers deactivated. Nobody by default. */
  readonly people?: readonly SandboxPerson[];
  /** Names of teams that are there beside the default one. None by default. */
  readonly teams?: readonly string[];
  /** The machine's time by default. */
  readonly clock?: StandInClock;
  /** What the token was made for; `WRITE` by default. */
  readonly permission?: InsightfulPermission;
  readonly switches?: Partial<InsightfulSwitches>;
  /** How long a planned time-out hangs, in real milliseconds, when nobody aborts first; 120,000 by default. */
  readonly hangMs?: number;
}

/** What a caller must know of a stand-in to talk to it. */
export interface InsightfulFacts {
  /** The token requests must carry; worth nothing elsewhere. */
  readonly token: string;
  /** Where the API is, behind the origin. */
  readonly path: string;
  readonly organizationId: string;
  readonly defaultTeamId: string;
  /** The tracking profile that people have who were given no other. */
  readonly defaultSettingsId: string;
  readonly switches: InsightfulSwitches;
  /** The id of an invented person's record. */
  readonly idOf: (sandboxPersonId: string) => string;
}

/** A pretend Insightful: one organisation, with the API below `/api/v1` and the acts of its admins beside it. */
export interface InsightfulStandIn extends StandIn, InsightfulActs, InsightfulFacts {}

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

/** Starts an Insightful of its own, with its own memory. */
export function createInsightfulStandIn(options: InsightfulStandInOptions = {}): InsightfulStandIn {
  const { people = [], teams = [], clock = machineClock, permission = "WRITE", hangMs } = options;
  const switches = { ...defaultInsightfulSwitches, ...options.switches };
  const records = seedOrganization(people, teams, clock.now());
  const token = "insightfulStandInTokenOfNoWorth0123456789";
  const access: AccessInForce = { token, permission, integration: false };
  const parts = { records, switches, access, now: clock.now };
  const handler = insightfulHandler(parts, clock);
  const standIn = withFaults("insightful", handler, insightfulDialect(switches), { hangMs });
  const facts: InsightfulFacts = {
    token,
    path: "/api/v1",
    organizationId: records.organizationId,
    defaultTeamId: defaultTeam(records).id,
    defaultSettingsId: defaultSettingsId(records),
    switches,
    idOf: employeeIdOf,
  };
  return joinParts(joinParts(standIn, adminActs(parts)), facts);
}
