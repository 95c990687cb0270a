import type { InsightfulStandIn, SandboxPerson } from "@rosterkit/sandbox";
import type { DirectoryCast } from "./directory-story.ts";
import { loginOf } from "./okta-story.ts";
import { nameOf } from "./story-parts.ts";

type Enter = (insightful: InsightfulStandIn, person: SandboxPerson) => void;

const fullName = ({ firstName, lastName }: SandboxPerson): string => `${firstName} ${lastName}`;
const userName = (person: SandboxPerson): string => loginOf(person).split("@")[0] ?? "";

/** How people are in there whom no address leads to. */
const recipes: readonly { readonly words: string; readonly enter: Enter }[] = [
  {
    words: "appeared by logging on to a company computer: no address, and a user name for a name",
    enter: (insightful, person) => insightful.appear({ identifier: `ACME\\${userName(person)}` }),
  },
  {
    words: "is there with an address of the old domain",
    enter: (insightful, person) =>
      insightful.addEmployee({ name: fullName(person), email: `${userName(person)}@acme-old.example` }),
  },
  {
    words: "is there twice, once for each device",
    enter: (insightful, person) => {
      for (const device of ["laptop", "desktop"])
        insightful.appear({ identifier: `${userName(person)}-${device}`, name: fullName(person) });
    },
  },
];

/** Employees before anything ran: most by their address, a few as the recipes have it, one who is nobody's; and words for those few. */
export function addEmployeesBefore(
  insightful: InsightfulStandIn,
  people: readonly SandboxPerson[],
  { joiner, returner, players }: DirectoryCast,
): readonly string[] {
  const there = people.filter(
    (person) => person.stage === "active" && person.workEmail && person !== joiner && person !== returner,
  );
  const odd = there
    .filter((person) => !players.includes(person))
    .slice(0, Math.min(recipes.length, Math.floor(there.length / 6)));
  // A few have nobody there yet.
  const missing = new Set(there.filter((person) => !players.includes(person)).slice(-3));
  for (const person of there)
    if (!odd.includes(person) && !missing.has(person))
      insightful.addEmployee({ name: fullName(person), email: loginOf(person) });
  insightful.appear({ identifier: "ACME\\meeting-room-3" });
  return odd.flatMap((person, index) => {
    const recipe = recipes[index];
    recipe?.enter(insightful, person);
    return recipe ? [`${nameOf(person)} ${recipe.words}`] : [];
  });
}
