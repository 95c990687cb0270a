import { withFaults } from "../faults/with-faults.ts";
import { joinParts } from "../parts/join-parts.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import type { StandIn, StandInClock } from "../stand-in.ts";
import { createAccessTokens, type LearnAmpCredential } from "./access-tokens.ts";
import { directoryActs } from "./directory-acts.ts";
import type { LearnAmpActs } from "./learn-amp-acts.ts";
import type { CustomFieldRule, LearnAmpCompany } from "./learn-amp-company.ts";
import { learnAmpDialect } from "./learn-amp-dialect.ts";
import { learnAmpHandler } from "./learn-amp-handler.ts";
import { type LearnAmpScope, learnAmpScopes } from "./learn-amp-scopes.ts";
import { defaultLearnAmpSwitches, type LearnAmpSwitches } from "./learn-amp-switches.ts";
import { type SeededTeam, seedCompany } from "./seed-company.ts";

/** How a Learn Amp stand-in starts. */
export interface LearnAmpStandInOptions {
  /** Who has a user already: those of them who have a work email. Nobody but the Owner by default. */
  readonly people?: readonly SandboxPerson[];
  readonly teams?: readonly SeededTeam[];
  /** Every granular scope by default; `["public"]` for an older credential. */
  readonly scopes?: readonly LearnAmpScope[];
  /** None by default; null where the company has custom fields switched off. */
  readonly customFields?: readonly CustomFieldRule[] | null;
  /** Whether the role hr can be given; false by default. */
  readonly hasHrPackage?: boolean;
  /** The machine's time by default. Tokens end by its `now`. */
  readonly clock?: StandInClock;
  readonly switches?: Partial<LearnAmpSwitches>;
  /** How long a planned time-out hangs, in real milliseconds, when nobody aborts first; 120,000 by default. */
  readonly hangMs?: number;
}

/** What a caller must know of a stand-in to talk to it. */
export interface LearnAmpFacts extends Pick<LearnAmpCredential, "clientId" | "clientSecret"> {
  /** The user of the account's Owner. */
  readonly ownerId: number;
  readonly switches: LearnAmpSwitches;
  /** The user's id of an invented person who was seeded. Throws a RangeError for anybody else. */
  readonly idOf: (sandboxPersonId: string) => number;
}

/** A pretend Learn Amp: tokens at `/oauth/token`, the API below `/v1`, and the acts of an admin beside it. */
export interface LearnAmpStandIn extends StandIn, LearnAmpActs, LearnAmpFacts {}

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

/** Starts a Learn Amp of its own, with its own memory. */
export function createLearnAmpStandIn(options: LearnAmpStandInOptions = {}): LearnAmpStandIn {
  const { people = [], teams = [], clock = machineClock, hangMs } = options;
  const company = emptyCompany(options, clock);
  const ids = seedCompany(company, people, teams);
  const { switches } = company;
  let credential: LearnAmpCredential = {
    clientId: "learn-amp-stand-in",
    clientSecret: "learnAmpStandInSecretOfNoWorth",
    scopes: options.scopes ?? learnAmpScopes.filter((scope) => scope !== "public"),
  };
  const { clientId, clientSecret } = credential;
  const tokens = createAccessTokens(() => credential, clock.now);
  const handler = learnAmpHandler(company, tokens, clock.wallNow);
  const standIn = withFaults("learn-amp", handler, learnAmpDialect(switches), { hangMs });
  const accessActs = {
    setScopes: (scopes: readonly LearnAmpScope[]) => {
      credential = { ...credential, scopes };
    },
    revokeTokens: tokens.revokeAll,
    removeCredential: () => {
      credential = { ...credential, clientSecret: crypto.randomUUID() };
      tokens.revokeAll();
    },
  };
  const facts: LearnAmpFacts = {
    clientId,
    clientSecret,
    ownerId: firstIds.user + 1,
    switches,
    idOf: (personId) => {
      const id = ids.get(personId);
      if (id === undefined) throw new RangeError(`${personId} was not seeded`);
      return id;
    },
  };
  return joinParts(joinParts(standIn, joinParts(directoryActs(company), accessActs)), facts);
}

const firstIds = { user: 1000, team: 200 };

function emptyCompany(options: LearnAmpStandInOptions, { now }: StandInClock): LearnAmpCompany {
  const { customFields = [], hasHrPackage = false } = options;
  return {
    users: new Map(),
    teams: new Map(),
    invitations: [],
    customFields,
    hasHrPackage,
    switches: { ...defaultLearnAmpSwitches, ...options.switches },
    now,
    last: { ...firstIds },
  };
}
