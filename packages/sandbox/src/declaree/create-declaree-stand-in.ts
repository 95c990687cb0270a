import { withFaults } from "../faults/with-faults.ts";
import { joinParts } from "../parts/join-parts.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import { scimDialect } from "../scim/scim-dialect.ts";
import type { StandIn, StandInClock } from "../stand-in.ts";
import { accountActs, declareeKey } from "./account-acts.ts";
import { debtOf } from "./declaree-account.ts";
import type { DeclareeActs } from "./declaree-acts.ts";
import { createDirectory } from "./declaree-directory.ts";
import { declareeHandler, declareePath } from "./declaree-handler.ts";
import { type DeclareeSwitches, defaultDeclareeSwitches } from "./declaree-switches.ts";
import { directoryActs } from "./directory-acts.ts";
import { defaultPasswordRule, type PasswordRule } from "./password-rule.ts";
import { type SeededGroup, seedDirectory, seededIds } from "./seed-directory.ts";

/** How a Declaree stand-in starts. */
export interface DeclareeStandInOptions {
  /** Who has a user already: those of them who have a work email. Nobody but the account by default. */
  readonly people?: readonly SandboxPerson[];
  readonly groups?: readonly SeededGroup[];
  /** By name; the account is in the first one, the parent. */
  readonly organizations?: readonly [string, ...string[]];
  /** What passwords must be like; from 8 to 128 characters of ASCII by default. */
  readonly passwordRule?: Partial<PasswordRule>;
  /** The machine's time by default. */
  readonly clock?: StandInClock;
  readonly switches?: Partial<DeclareeSwitches>;
  /** How long a planned time-out hangs, in real milliseconds, when nobody aborts first; 120,000 by default. */
  readonly hangMs?: number;
}

/** What a caller must know of a stand-in to talk to it. */
export interface DeclareeFacts {
  /** Where SCIM is, behind the origin. */
  readonly path: string;
  /** Of the web account that provisions. */
  readonly userName: string;
  /** The password that the account began with. */
  readonly password: string;
  /** The API key that the account began with. */
  readonly key: string;
  readonly switches: DeclareeSwitches;
  readonly passwordRule: PasswordRule;
  /** The user's id of an invented person who was seeded. Throws a RangeError for anybody else. */
  readonly idOf: (sandboxPersonId: string) => string;
}

/** A pretend Declaree: SCIM below `/SCIM/v2`, and the acts of an admin in the web app beside it. */
export interface DeclareeStandIn extends StandIn, DeclareeActs, DeclareeFacts {}

const machineClock: StandInClock = { now: () => Date.now(), wallNow: () => Date.now() };

/** Starts a Declaree of its own, with its own memory. Requests wait until it is seeded. */
export function createDeclareeStandIn(options: DeclareeStandInOptions = {}): DeclareeStandIn {
  const { people = [], groups = [], clock = machineClock, hangMs } = options;
  const { organizations = ["Acme Group", "Acme Netherlands"] } = options;
  const switches = { ...defaultDeclareeSwitches, ...options.switches };
  const passwordRule = { ...defaultPasswordRule, ...options.passwordRule };
  const account = {
    userName: "provisioning@acme.example",
    password: "declareeStandInPasswordOfNoWorth",
    key: declareeKey(1),
    organization: organizations[0],
    owes: debtOf(switches),
    hasModule: true,
  };
  const { userName, password, key } = account;
  const directory = createDirectory({ switches, account, organizations, passwordRule, now: clock.now });
  const ready = seedDirectory(directory, people, groups);
  const answer = declareeHandler(directory, clock.wallNow);
  const handler: typeof answer = async (request, context) => {
    await ready;
    return answer(request, context);
  };
  const standIn = withFaults("declaree", handler, scimDialect(switches), { hangMs });
  const acts = joinParts(directoryActs(directory, ready), accountActs(directory));
  const idOf = idsOf(people);
  const facts: DeclareeFacts = { path: declareePath, userName, password, key, switches, passwordRule, idOf };
  return joinParts(joinParts(standIn, acts), facts);
}

function idsOf(people: readonly SandboxPerson[]): DeclareeFacts["idOf"] {
  const ids = seededIds(people);
  return (personId) => {
    const id = ids.get(personId);
    if (id === undefined) throw new RangeError(`${personId} was not seeded`);
    return id;
  };
}
