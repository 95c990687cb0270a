import { defaultIo, type Io, type SyncSettingsInput } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  workforceLimits,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { addAccountsBefore } from "./accounts-before.ts";
import { tellHumaansStory } from "./humaans-chapters.ts";
import { castHumaansStory, firstDay } from "./humaans-story.ts";
import type { Breakage, Scene, Side, World } from "./pair.ts";
import { unusedAddress } from "./unused-address.ts";

type Humaans = ReturnType<typeof createHumaansStandIn>;
type Okta = ReturnType<typeof createOktaStandIn>;
type Served = Awaited<ReturnType<typeof serveStandIn>>;

const hourMs = 3_600_000;
/** Up to here a first run stays within a minute of what a real organisation allows. */
const peopleWithinRealLimits = 200;

/** Humaans and Okta, both pretended, with the real adapters between. */
export async function humaansToOkta(world: World): Promise<Scene> {
  const clock = { now: world.clock.now, wallNow: Date.now };
  const people = createPeople({ seed: world.seed, count: world.people, today: firstDay });
  const source = createHumaansStandIn({ people, clock });
  const limits = world.people <= peopleWithinRealLimits ? workforceLimits : generousLimits;
  const target = createOktaStandIn({ clock, limits, switches: { finishActivationAfterMs: 2 * hourMs } });
  const cast = castHumaansStory(source, people);
  const before = addAccountsBefore(target, people, cast.players);
  const served = await Promise.all([serveStandIn(source), serveStandIn(target)]);
  const closing = new AbortController();
  const connections = await connect(world, source, target, served, closing.signal);
  return {
    source: humaansSide(source, served[0], connections.source),
    target: oktaSide(target, served[1], connections.target),
    settings,
    firstPlan: { syncAll: true },
    firstPlanWords: '"sync all": accounts for everybody who should have one, confirmed as a whole',
    chapters: tellHumaansStory(source, cast, before),
    telling: ["profile.login", "profile.title", "profile.department", "profile.manager"],
    remarks: [limitWords(limits === workforceLimits), ...planBadMoments(target, world.people)],
    close: async () => {
      closing.abort(new Error("the stand-ins were stopped"));
      await Promise.all(served.map(({ close }) => close()));
    },
  };
}

/** As Humaans' own Okta integration behaves, with the manager's account beside the manager's name. */
const settings: SyncSettingsInput = {
  id: "humaans-okta",
  ...humaans.presets[0]?.settings,
  lifecycle: {
    zone: "Europe/London",
    joiners: { provision: "on creation", activate: true },
    leavers: { action: "suspend" },
  },
  mapping: { fromEmployee: { "profile.managerId": "manager" } },
  // A stand-in never works on a request for longer; the default of a minute is for vendors.
  vendorHoldMs: 1500,
};

async function connect(
  world: World,
  source: Humaans,
  target: Okta,
  [from, to]: readonly [Served, Served],
  signal: AbortSignal,
) {
  if (world.breakage === "missing-scope") source.setTokenAccess({ scopes: ["public:read"] });
  const ioOf = (vendor: string, now: () => number): Io => ({
    ...defaultIo(),
    now,
    signal,
    onWait: ({ untilMs, reason }) => world.onWait({ vendor, reason, forMs: untilMs - now() }),
  });
  const isBroken = (what: Breakage) => world.breakage === what;
  const origin = isBroken("unreachable") ? await unusedAddress() : from.url;
  return {
    source: humaans.connect({ apiToken: source.token, baseUrl: `${origin}/api` }, ioOf("Humaans", world.clock.now)),
    target: okta.connect(
      {
        domain: isBroken("wrong-domain") ? from.url : to.url,
        apiToken: isBroken("wrong-token") ? "00-mistyped" : target.token,
      },
      // Rate limits are counted in real time, whatever day it is in the story.
      ioOf("Okta", Date.now),
    ),
  };
}

const humaansSide = (standIn: Humaans, { url }: Served, connection: Side["connection"]): Side => ({
  name: "Humaans",
  standIn,
  url: `${url}/api`,
  token: standIn.token,
  tryIt: `curl -H "Authorization: Bearer ${standIn.token}" "${url}/api/people?status=all&$limit=2"`,
  connection,
  contents: () => tally(standIn.people.map(({ status }) => status ?? "unknown")),
});

const oktaSide = (standIn: Okta, { url }: Served, connection: Side["connection"]): Side => ({
  name: "Okta",
  standIn,
  url,
  token: standIn.token,
  tryIt: `curl -H "Authorization: SSWS ${standIn.token}" "${url}/api/v1/users?limit=2"`,
  connection,
  contents: () => tally(standIn.inspect().users.map(({ status }) => status)),
});

/** `60 (52 active, 8 offboarded)`. */
function tally(statuses: readonly string[]): string {
  const counts = Map.groupBy(statuses, (status) => status);
  return `${statuses.length} (${[...counts].map(([status, all]) => `${all.length} ${status}`).join(", ")})`;
}

const limitWords = (areReal: boolean) =>
  areReal
    ? "Okta's rate limits are those of a Workforce organisation: 600 writes a minute, half of them for one API token."
    : `Okta's rate limits are lifted: for more than ${peopleWithinRealLimits} people they would mean minutes of waiting.`;

/** A refusal and a lost answer, a good way into the first run. A company too small for that has a good day. */
function planBadMoments(target: Okta, people: number): readonly string[] {
  if (people < 20) return [];
  const creating = { method: "POST", path: /\/api\/v1\/users$/ };
  target.planFault({ ...creating, kind: "rate limited", nth: Math.floor(people / 4), retryAfterSeconds: 1 });
  target.planFault({ ...creating, kind: "lost answer", nth: Math.floor(people / 2) });
  return [
    "On purpose, in the first run: Okta answers 429 once, and once it makes an account but the answer is lost on the way.",
  ];
}
