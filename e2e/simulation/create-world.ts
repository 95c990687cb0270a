import { createMemoryStore, type Store, type SyncSettingsInput } from "@rosterkit/core";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansStandIn,
  type OktaStandIn,
  type SandboxPerson,
} from "@rosterkit/sandbox";
import { dayOf } from "./company-calendar.ts";
import { createRandom, type Random } from "./create-random.ts";
import { createVirtualTime, type VirtualTime } from "./create-virtual-time.ts";
import { drawGroupSwitches, drawGroups } from "./draw-groups.ts";
import { drawSettings } from "./draw-settings.ts";
import { createGroupsSeen, type GroupsSeen } from "./groups-seen.ts";
import type { Process } from "./process.ts";
import type { Sabotage } from "./sabotage.ts";
import type { Scenario } from "./scenario.ts";

/** A company, its two vendors, the store that outlives processes, and what the simulation itself has seen. */
export interface World {
  readonly seed: number;
  /** That of the step under way. */
  random: Random;
  readonly time: VirtualTime;
  readonly humaans: HumaansStandIn;
  readonly okta: OktaStandIn;
  readonly store: Store;
  readonly settings: SyncSettingsInput;
  readonly sync: string;
  readonly zone: string;
  /** What happened, in order, for whoever looks into a seed. */
  readonly story: string[];
  /** Broken invariants. */
  readonly violations: string[];
  /** Accounts that we made: id to the subject they were made for. */
  readonly made: Map<string, string>;
  /** Who put an account where it is: the last one to move it between states. */
  readonly mover: Map<string, "us" | "others">;
  /** Accounts that somebody else removed for good. */
  readonly removed: Set<string>;
  readonly groups: GroupsSeen;
  /** Revocation facts by subject. */
  readonly revoked: Map<string, { readonly atMs: number; readonly startDateThen: string | undefined }>;
  /** Subjects whose account's state was handed over to the sync. */
  readonly handedOver: Set<string>;
  /** Writes at the target, in order, as the simulation saw them go out. */
  readonly writes: Write[];
  /** Ids of requests at the target that the simulation itself sent. */
  readonly ownRequests: Set<string>;
  /** People of whom HR changed something, in order. */
  readonly touched: string[];
  readonly runs: { count: number };
  /** The process that runs the sync; absent before the first and after it died. */
  process: Process | undefined;
  /** Whether any fault was planned. */
  hasFaults: boolean;
  readonly sabotage: Sabotage;
  /** Those who had started at the first complete read, and its instant. */
  readonly baseline: { at?: string; atMs?: number; ids?: ReadonlySet<string> };
  /** HR or somebody at Okta acted after the plan was made that is being applied now. */
  movedSincePlan: boolean;
  /** Somebody acted while a run was under way, at any step. */
  movedMidway: boolean;
  /** The attributes that the mapping owns; empty before the first plan. */
  owned: ReadonlySet<string>;
  /** The head of the company, who owns the token at HR and stays. */
  readonly owner: string | undefined;
  /** Everything is over: what is left is left for good. */
  isQuiet: boolean;
}

/** One write request and what became of it. */
export interface Write {
  readonly atMs: number;
  readonly call: string;
  readonly account: string | undefined;
  /** The account that it puts into a group or takes out of one. */
  readonly member?: string;
  readonly resource: "people" | "groups" | undefined;
  readonly subject: string | undefined;
  readonly intent: string | undefined;
  /** What the intent is to do. */
  readonly operation: string | undefined;
  /** It is part of making an account, and takes nothing from anybody. */
  readonly isMaking: boolean;
  /** How many mails it announces. */
  readonly mails: number;
  /** A person had lifted what held it, or confirmed the plan as a whole. */
  readonly isExcused: boolean;
  /** The vendor's id of the request; absent until it arrives there. */
  requestId?: string;
  wrote: boolean;
  /** The answer came to us whole. */
  isHeard: boolean;
}

/** Opens the world of a scenario. Nothing is read or written yet. */
export function createWorld({ company: seed, people: count }: Omit<Scenario, "steps">, sabotage: Sabotage = {}): World {
  const random = createRandom(seed);
  const startMs = Date.parse("2026-01-05T00:00:00Z") + random.below(365 * 24 * 60) * 60_000;
  const time = createVirtualTime(startMs, seed);
  const clock = { now: time.now, wallNow: time.now };
  const people = createPeople({ seed, count, today: dayOf(startMs) });
  const [head] = people;
  const zone = random.pick(["Europe/London", "America/New_York", "Asia/Tokyo", "UTC"]);
  const humaans = createHumaansStandIn({
    people,
    clock,
    hangMs: 90_000,
    switches: {
      newHireTurnsActive: random.pick(["by itself", "by itself", "by hand"]),
      leaverTurnsOffboarded: random.pick(["after last working day", "after employment end", "at once"]),
      turnsAtMidnightOf: random.pick(["UTC", "person"]),
      rehireIdentity: random.pick(["same id", "new id"]),
      peopleOrder: random.pick(["oldest first", "newest first"]),
      missingWorkEmail: random.pick(["null", "absent", "empty"]),
      hiddenFields: random.pick(["absent", "null"]),
      companies: random.pick(["one", "one per legal entity"]),
    },
  });
  const okta = createOktaStandIn({
    seed,
    clock,
    limits: generousLimits,
    pageSize: random.pick([3, 7, 200]),
    hangMs: 90_000,
    switches: {
      finishActivationAfterMs: random.pick([null, 0, 3_600_000]),
      suspendAlsoFrom: random.pick([[], ["PROVISIONED", "PASSWORD_EXPIRED", "RECOVERY"]]),
      activationLagMs: random.pick([0, 0, 700]),
      deactivationLagMs: random.pick([0, 0, 700]),
      indexDelayMs: random.pick([0, 5_000]),
      filterIsLate: random.chance(0.2),
      passwordOutlivesDeactivation: random.chance(0.3),
      deactivateAnswer: random.pick([200, 204]),
      deactivateDeprovisioned: random.pick(["E0000007", "accepted"]),
      acceptDuplicateLogins: random.chance(0.15),
      emptyPages: random.pick([[], [], [2]]),
    },
  });
  const store = createMemoryStore({ now: time.now, batchSize: random.pick([1, 3, 500]) });
  const sync = "simulated";
  // Drawn apart, so that the rest of a company does not depend on it.
  const ofGroups = createRandom(seed ^ 0x6709);
  drawGroupSwitches(ofGroups, okta);
  const world: World = {
    seed,
    random,
    time,
    humaans,
    okta,
    store: sabotage.store?.(store) ?? store,
    settings: drawGroups(ofGroups, drawSettings(random, sync, zone)),
    sync,
    zone,
    story: [],
    violations: [],
    made: new Map(),
    mover: new Map(),
    removed: new Set(),
    groups: createGroupsSeen(ofGroups.chance(0.6)),
    revoked: new Map(),
    handedOver: new Set(),
    writes: [],
    ownRequests: new Set(),
    touched: [],
    runs: { count: 0 },
    process: undefined,
    hasFaults: false,
    sabotage,
    baseline: {},
    movedSincePlan: false,
    movedMidway: false,
    owned: new Set(),
    owner: head && humaans.idOf(head.id),
    isQuiet: false,
  };
  for (const person of people) if (random.chance(0.35)) addAccountFor(world, person);
  for (const user of okta.inspect().users) world.mover.set(user.id, "others");
  return world;
}

/** Somebody has an account already, in whatever state, before the sync is switched on. */
function addAccountFor({ okta, random }: World, { workEmail, firstName, lastName }: SandboxPerson): void {
  if (workEmail === null) return;
  okta.addUser({
    profile: { login: random.chance(0.2) ? workEmail.toUpperCase() : workEmail, email: workEmail, firstName, lastName },
    status: random.pick(["ACTIVE", "ACTIVE", "ACTIVE", "PROVISIONED", "STAGED", "SUSPENDED", "DEPROVISIONED"]),
  });
}

/** Adds a line to the story. */
export const tell = (world: World, what: string): void => {
  world.story.push(`${new Date(world.time.now()).toISOString()} ${what}`);
};

/** Notes that something is true that must never be. */
export const complain = (world: World, what: string): void => {
  world.violations.push(what);
  tell(world, `BROKEN: ${what}`);
};
