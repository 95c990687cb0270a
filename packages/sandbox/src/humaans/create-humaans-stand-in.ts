import { withFaults } from "../faults/with-faults.ts";
import { joinParts } from "../parts/join-parts.ts";
import type { RequestAllowance } from "../parts/request-window.ts";
import { withAfterthought } from "../parts/with-afterthought.ts";
import { dayInZone } from "../people/calendar-day.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import type { StandIn, StandInClock } from "../stand-in.ts";
import type { ActContext } from "./act-context.ts";
import { customValueActs } from "./custom-value-acts.ts";
import { employmentActs } from "./employment-acts.ts";
import type { AccessInForce, HumaansTokenAccess } from "./humaans-access.ts";
import type { HumaansActs } from "./humaans-acts.ts";
import { humaansDialect } from "./humaans-dialect.ts";
import { humaansHandler } from "./humaans-handler.ts";
import { standInToken } from "./humaans-id.ts";
import type { HumaansRecords } from "./humaans-records.ts";
import { defaultHumaansSwitches, type HumaansSwitches } from "./humaans-switches.ts";
import { jobRoleActs } from "./job-role-acts.ts";
import { jobRoleIndex } from "./job-roles-in-force.ts";
import { peopleActs } from "./people-acts.ts";
import { personIdOf } from "./person-records.ts";
import { recordsFromPeople } from "./records-from-people.ts";
import { statusSettler } from "./settle-statuses.ts";
import { type HumaansTestAids, testAids } from "./test-aids.ts";
import { type HumaansWebhookActs, humaansWebhooks } from "./webhooks/humaans-webhooks.ts";

/** How a Humaans stand-in starts. */
export interface HumaansStandInOptions {
  /** Who works there; the first one owns the token. At least one. */
  readonly people: readonly SandboxPerson[];
  /** The machine's time by default. */
  readonly clock?: StandInClock;
  /** 32 letters and digits; one that is always the same by default. */
  readonly token?: string;
  /** Everything readable, in an owner's hands, by default. */
  readonly access?: HumaansTokenAccess;
  readonly switches?: Partial<HumaansSwitches>;
  /** 10,000 a second by default. */
  readonly allowance?: RequestAllowance;
  /** How long a planned time-out hangs, in real milliseconds, when nobody aborts first; 120,000 by default. */
  readonly hangMs?: number;
}

/** A pretend Humaans: the API below `/api`, the acts of an HR admin and ways to disturb a read beside it. */
export interface HumaansStandIn extends StandIn, HumaansActs, HumaansTestAids, HumaansWebhookActs, HumaansFacts {}

/** What a caller must know of a stand-in to talk to it. */
export interface HumaansFacts {
  /** The token requests must carry. */
  readonly token: string;
  /** The company behind the token. */
  readonly companyId: string;
  readonly switches: HumaansSwitches;
  /** The person id of an invented person; the present record's where a rehire made two. */
  readonly idOf: (sandboxPersonId: string) => string;
}

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

/** Starts a Humaans of its own, with its own memory. Throws a RangeError for nobody or a token of another form. */
export function createHumaansStandIn(options: HumaansStandInOptions): HumaansStandIn {
  const { people, clock = machineClock, token = standInToken("humaans") } = options;
  const switches = { ...defaultHumaansSwitches, ...options.switches };
  const records = recordsFromPeople(people, switches);
  const owner = records.people.get(personIdOf(people[0]?.id ?? ""));
  if (owner === undefined) throw new RangeError("a token needs somebody who owns it");
  if (!/^[A-Za-z0-9]{32}$/.test(token)) throw new RangeError("a token is 32 letters and digits");
  const access: AccessInForce = {
    token,
    ownerId: owner.id,
    scopes: ["public:read", "private:read"],
    role: "owner",
    ...options.access,
  };
  const hooks = testAids();
  const context = actContext(records, switches, clock);
  const { allowance = { requests: 10_000, windowSeconds: 1 }, hangMs } = options;
  const handler = humaansHandler({ context, access, hooks, clock, allowance });
  const standIn = withFaults("humaans", handler, humaansDialect(switches), { hangMs });
  const facts: HumaansFacts = { token, companyId: owner.companyId, switches, idOf: (id) => personIdOf(id) };
  const webhooks = humaansWebhooks(context);
  const acts = withAfterthought(humaansActs(context, access), webhooks.look);
  return joinParts(joinParts(standIn, acts), joinParts(joinParts(hooks.aids, webhooks.acts), facts));
}

function actContext(records: HumaansRecords, switches: HumaansSwitches, clock: StandInClock): ActContext {
  const settle = statusSettler(records, switches);
  const jobRoles = jobRoleIndex(records);
  const current = () => {
    settle(clock.now());
    return { records, jobRoles, switches, today: dayInZone(clock.now(), "UTC") };
  };
  return { now: clock.now, current };
}

function humaansActs(context: ActContext, access: AccessInForce): HumaansActs {
  const people = peopleActs(context);
  return joinParts(joinParts(people, jobRoleActs(context)), {
    ...employmentActs(context, people.person),
    ...customValueActs(context),
    setTokenAccess: (change: Partial<HumaansTokenAccess>) => void Object.assign(access, change),
    revokeToken: () => {
      access.token = null;
    },
  });
}
