import type { NewOktaUser, OktaStandIn, SandboxPerson } from "@rosterkit/sandbox";
import { nameOf } from "./story-parts.ts";

/** An account that was in Okta before anything ran. */
export interface AccountBefore {
  readonly person: SandboxPerson;
  readonly words: string;
}

interface Recipe {
  readonly status: NonNullable<NewOktaUser["status"]>;
  readonly profile: (person: SandboxPerson) => NewOktaUser["profile"];
  readonly words: string;
}

const current = (person: SandboxPerson) => person.jobs.at(-1);

/** What a stranger's organisation looks like: hand-made accounts, each a little out of date, and two that nobody should touch. */
const recipes: readonly Recipe[] = [
  {
    status: "ACTIVE",
    profile: (person) => ({ title: `Junior ${current(person)?.title}`, department: current(person)?.department ?? "" }),
    words: "has an account with last year's title",
  },
  {
    status: "ACTIVE",
    profile: ({ lastName }) => ({ lastName: lastName.toUpperCase(), city: "Head office" }),
    words: "has an account typed in by hand, in capitals",
  },
  { status: "ACTIVE", profile: () => ({}), words: "has an account with little more than a name" },
  { status: "SUSPENDED", profile: () => ({}), words: "has an account that the security team suspended" },
  { status: "DEPROVISIONED", profile: () => ({}), words: "has a deactivated account from long ago" },
];

/** Makes the accounts. They belong to people without a part in the story who lead nobody; a small company has fewer of them. */
export function addAccountsBefore(
  okta: OktaStandIn,
  people: readonly SandboxPerson[],
  players: readonly SandboxPerson[],
): readonly AccountBefore[] {
  const leaders = new Set(people.flatMap(({ jobs }) => jobs.map(({ managerId }) => managerId)));
  const free = people.filter(
    (person) => person.stage === "active" && person.workEmail && !leaders.has(person.id) && !players.includes(person),
  );
  // Most of a company has no account yet, so that there is something to make.
  const owners = free.slice(0, Math.min(recipes.length, Math.floor(free.length / 3)));
  return owners.flatMap((person, index) => {
    const recipe = recipes[index];
    if (!recipe) return [];
    okta.addUser({ status: recipe.status, profile: { ...basics(person), ...recipe.profile(person) } });
    return [{ person, words: `${nameOf(person)} ${recipe.words}` }];
  });
}

const basics = ({ workEmail, firstName, lastName }: SandboxPerson) => ({
  login: workEmail ?? "",
  email: workEmail ?? "",
  firstName,
  lastName,
});
