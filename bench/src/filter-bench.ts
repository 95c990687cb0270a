import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import { compileFilter, userType } from "@rosterkit/scim";
import { filter as matcher, parse } from "scim2-parse-filter";
import { idOf, type NewScimUser, newScimUser } from "./scim-users.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/** Milliseconds for the same filters over the same users: each filter parsed for one user, and each for all of them. */
export interface FilterTimes {
  readonly one: Times<"rosterkit" | "scim2ParseFilter">;
  readonly all: Times<"rosterkit" | "scim2ParseFilter">;
}

/** What provisioning systems really ask, and what exercises the grammar. */
const filters = [
  'userName eq "person.17@acme.example"',
  'externalId eq "hr-42"',
  'emails[type eq "work" and value eq "person.99@acme.example"]',
  'emails.value ew "@home.example"',
  'active eq true and name.familyName sw "L"',
  '(title co "Lead" or displayName pr) and not (userName co ".1")',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Research"',
  'userName gt "person.5" and userName le "person.7" or name.givenName eq "Ines"',
];

type User = NewScimUser & { readonly id: string };

type Compile = (text: string) => (user: User) => boolean;

const contestants: { readonly rosterkit: Compile; readonly scim2ParseFilter: Compile } = {
  rosterkit: (text) => compileFilter(text, userType),
  scim2ParseFilter: (text) => matcher(parse(text)),
};

/** How often all filters are parsed, for one user and for all of them, in one measurement: long enough to be timed. */
const repeats = { one: 2_000, all: 20 };

/** Times parsing and evaluating, once both are shown to find the same users by every filter, and some but not all. */
export async function filterBench(size: number, rounds: number): Promise<FilterTimes> {
  const users = Array.from({ length: size }, (_, number) => ({ ...newScimUser(number), id: idOf(number) }));
  for (const text of filters) checkFilter(text, users);
  const [one, all] = await timeInTurn(
    [
      {
        rosterkit: forOne(contestants.rosterkit, users),
        scim2ParseFilter: forOne(contestants.scim2ParseFilter, users),
      },
      {
        rosterkit: forAll(contestants.rosterkit, users),
        scim2ParseFilter: forAll(contestants.scim2ParseFilter, users),
      },
    ],
    rounds,
  );
  if (!one || !all) throw new RangeError("nothing was timed");
  return { one, all };
}

function checkFilter(text: string, users: readonly User[]): void {
  const [ours, theirs] = [contestants.rosterkit, contestants.scim2ParseFilter].map((compile) =>
    users.filter(compile(text)).map(({ id }) => id),
  );
  deepStrictEqual(ours, theirs, text);
  notDeepStrictEqual(ours, [], text);
  notDeepStrictEqual(ours?.length, users.length, text);
}

const forOne = (compile: Compile, users: readonly User[]) => () => {
  let found = 0;
  for (let repeat = 0; repeat < repeats.one; repeat++) {
    const user = users[repeat % users.length];
    for (const text of filters) if (user && compile(text)(user)) found++;
  }
  return found;
};

const forAll = (compile: Compile, users: readonly User[]) => () => {
  let found = 0;
  for (let repeat = 0; repeat < repeats.all; repeat++)
    for (const text of filters) found += users.filter(compile(text)).length;
  return found;
};
