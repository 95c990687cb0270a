import { type AnyConnection, defaultIo, type Io } from "@rosterkit/core";
import { okta } from "@rosterkit/okta";
import {
  createOktaStandIn,
  generousLimits,
  type OktaStandIn,
  type SandboxPerson,
  type StandIn,
  type StandInClock,
  workforceLimits,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type AccountBefore, addAccountsBefore } from "./accounts-before.ts";
import type { Breakage, Chapter, Scene, Side, World } from "./pair.ts";
import { unusedAddress } from "./unused-address.ts";

/** A source of people with its story: all that pairs into Okta differ in. */
export interface SourceOfPair extends Pick<Scene, "settings" | "firstPlan" | "firstPlanWords" | "telling"> {
  readonly name: string;
  readonly standIn: StandIn;
  /** Opens nothing but the stand-in. */
  readonly token: string;
  /** The path at which its API begins. */
  readonly apiPath: string;
  readonly people: readonly SandboxPerson[];
  /** Who has a part in the story, and so no account beforehand. */
  readonly players: readonly SandboxPerson[];
  readonly connect: (apiUrl: string, io: Io) => AnyConnection;
  /** A command that shows the stand-in's people. */
  readonly tryIt: (apiUrl: string) => string;
  readonly statuses: () => readonly string[];
  /** Takes from the credential what it needs. */
  readonly narrow: () => void;
  readonly chapters: (before: readonly AccountBefore[]) => readonly Chapter[];
}

const hourMs = 3_600_000;
/** Up to here a first run stays within a minute of what a real organisation allows. */
const peopleWithinRealLimits = 200;

/** Stand-ins count limits in real time, whatever day it is in the story. */
export const clockOf = (world: World): StandInClock => ({ now: world.clock.now, wallNow: Date.now });

/** A pair from this source into a pretended Okta, with the real adapters between. */
export async function openIntoOkta(world: World, source: SourceOfPair): Promise<Scene> {
  const limits = world.people <= peopleWithinRealLimits ? workforceLimits : generousLimits;
  const switches = { finishActivationAfterMs: 2 * hourMs };
  const target = createOktaStandIn({ clock: clockOf(world), limits, switches });
  const before = addAccountsBefore(target, source.people, source.players);
  const served = await Promise.all([serveStandIn(source.standIn), serveStandIn(target)]);
  const closing = new AbortController();
  const isBroken = (what: Breakage) => world.breakage === what;
  if (isBroken("missing-scope")) source.narrow();
  const origin = isBroken("unreachable") ? await unusedAddress() : served[0].url;
  const sourceIo = ioOf(world, source.name, world.clock.now, closing.signal);
  const connection = source.connect(`${origin}${source.apiPath}`, sourceIo);
  const { settings, firstPlan, firstPlanWords, telling } = source;
  return {
    source: sourceSide(source, `${served[0].url}${source.apiPath}`, connection),
    target: oktaSide(target, served[1].url, connectOkta(world, target, served, closing.signal)),
    settings,
    firstPlan,
    firstPlanWords,
    chapters: source.chapters(before),
    telling,
    remarks: [limitWords(limits === workforceLimits), ...planBadMoments(target, world.people)],
    close: async () => {
      closing.abort(new Error("the stand-ins were stopped"));
      await Promise.all(served.map(({ close }) => close()));
    },
  };
}

const ioOf = (world: World, vendor: string, now: () => number, signal: AbortSignal): Io => ({
  ...defaultIo(),
  now,
  signal,
  onWait: ({ untilMs, reason }) => world.onWait({ vendor, reason, forMs: untilMs - now() }),
});

type Served = Awaited<ReturnType<typeof serveStandIn>>;

function connectOkta(
  world: World,
  { token }: OktaStandIn,
  [from, to]: readonly [Served, Served],
  signal: AbortSignal,
): AnyConnection {
  const domain = world.breakage === "wrong-domain" ? from.url : to.url;
  const apiToken = world.breakage === "wrong-token" ? "00-mistyped" : token;
  return okta.connect({ domain, apiToken }, ioOf(world, "Okta", Date.now, signal));
}

const sourceSide = (
  { name, standIn, token, tryIt, statuses }: SourceOfPair,
  url: string,
  connection: AnyConnection,
): Side => ({ name, standIn, url, token, tryIt: tryIt(url), connection, contents: () => tally(statuses()) });

const oktaSide = (standIn: OktaStandIn, url: string, connection: AnyConnection): Side => ({
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
function planBadMoments(target: OktaStandIn, people: number): readonly string[] {
  if (people < 20) return [];
  const creating = { method: "POST", path: /\/api\/v1\/users$/ };
  target.planFault({ ...creating, kind: "rate limited", nth: Math.floor(people / 4), retryAfterSeconds: 1 });
  target.planFault({ ...creating, kind: "lost answer", nth: Math.floor(people / 2) });
  return [
    "On purpose, in the first run: Okta answers 429 once, and once it makes an account but the answer is lost on the way.",
  ];
}
