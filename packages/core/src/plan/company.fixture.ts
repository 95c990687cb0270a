import fc from "fast-check";
import type { Account } from "./directory.fixture.ts";
import type { SourcePerson } from "./people-source.fixture.ts";
import type { TestSettings } from "./world.fixture.ts";

const ids = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;

const id = fc.constantFrom(...ids);
// Few addresses for many people: they collide, swap and come back.
const email = fc.constantFrom(...ids, "s", "t").map((name) => `${name}@example.com`);
const day = fc.constantFrom("2020-01-01", "2026-11-20", "2026-11-24", "2026-12-01", "2026-12-15");
const word = fc.constantFrom("x", "y", "", null);

/** Anybody: at work, about to start, gone, with or without a manager, an address or a name. */
const anyPerson = (personId: string): fc.Arbitrary<SourcePerson> =>
  fc.record(
    {
      id: fc.constant(personId),
      last: fc.constantFrom("Last", "Other"),
      first: word,
      title: word,
      nick: word,
      department: word,
      email: fc.option(email),
      personal: fc.option(email),
      number: fc.option(fc.constantFrom("n1", "n2", "n3")),
      start: fc.option(day),
      end: fc.option(day, { freq: 2 }),
      status: fc.constantFrom("active", "active", "active", "preHire", "onLeave", "suspended", "left", "?"),
      boss: fc.option(id),
      teams: fc.option(fc.uniqueArray(fc.constantFrom("a", "b", "c"))),
    },
    { requiredKeys: ["id", "last"] },
  );

/** A company of some of these people, in any order. */
export const anyCompany: fc.Arbitrary<readonly SourcePerson[]> = fc
  .uniqueArray(id, { minLength: 1 })
  .chain((some) => fc.tuple(...some.map(anyPerson)));

/** Accounts that are there before the first run, with logins that differ. */
export const anyDirectory: fc.Arbitrary<readonly Account[]> = fc
  .uniqueArray(email, { maxLength: 5 })
  .chain((logins) => fc.tuple(...logins.map(anyAccount)));

const anyAccount = (login: string): fc.Arbitrary<Account> =>
  fc.record({
    id: fc.constant(`old-${login}`),
    login: fc.constant(login),
    first: word,
    last: fc.constant("Last"),
    title: word,
    number: fc.constantFrom("n1", "n2", null),
    state: fc.constantFrom("active", "active", "staged", "suspended", "inactive"),
  });

type Provision = "on creation" | "on start date" | { readonly daysBefore: number };

/** Any settings of those that decide what is planned. */
export const anySettings: fc.Arbitrary<TestSettings> = fc.record(
  {
    newJoinersOnly: fc.boolean(),
    create: fc.constantFrom(true, true, false),
    update: fc.constantFrom(true, true, false),
    remove: fc.constantFrom(true, true, false),
    externalId: fc.constant("external"),
    scope: fc.constant({ departments: ["x", "y"] }),
    lifecycle: fc.record(
      {
        joiners: fc.oneof(
          fc.record({
            firstState: fc.constantFrom("staged", "active", "suspended until start"),
            sendActivationMail: fc.boolean(),
          }),
          fc.record({ activate: fc.constant(false) }),
          fc.record({ provision: fc.constantFrom<Provision>("on creation", "on start date", { daysBefore: 5 }) }),
        ),
        leavers: fc.record({ action: fc.constantFrom("suspend", "deactivate", "none") }),
        leave: fc.constantFrom("no change", "suspend"),
        suspended: fc.constantFrom("no change", "as left"),
        outOfScope: fc.constantFrom("keep", "suspend", "deactivate"),
        vanished: fc.constantFrom("hold", "suspend", "deactivate"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
