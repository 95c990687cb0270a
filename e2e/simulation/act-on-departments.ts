import type { HumaansPerson } from "@rosterkit/sandbox";
import { addDays, dayOf } from "./company-calendar.ts";
import type { World } from "./create-world.ts";

/** Says what was done, or nothing where nobody fits. */
type Act = (world: World) => string | undefined;

/** Somebody, or everybody of a department, is told to be in another one from a day on. */
function reassign(world: World, people: readonly HumaansPerson[], department: string | null, inDays = 0) {
  const effectiveDate = addDays(dayOf(world.time.now()), inDays);
  for (const { id } of people) world.humaans.addJobRole({ personId: id, effectiveDate, department });
  return people.length > 0 ? `${people.map(({ id }) => id).join(" ")} in ${department}` : undefined;
}

const byDepartment = ({ humaans }: World): ReadonlyMap<string, readonly HumaansPerson[]> =>
  Map.groupBy(humaans.people, ({ jobRole }) => jobRole?.department ?? "");

const someDepartment = (world: World): readonly HumaansPerson[] =>
  world.random.any([...byDepartment(world).values()]) ?? [];

const anyName = (world: World): string => world.random.any([...byDepartment(world).keys()]) || "Sales";

const move: Act = (world) => {
  const person = world.random.any(world.humaans.people);
  return person && reassign(world, [person], anyName(world), world.random.between(-2, 3));
};

const empty: Act = (world) => reassign(world, someDepartment(world), anyName(world));
const rename: Act = (world) => reassign(world, someDepartment(world), `Team ${world.random.below(100)}`);
const withdraw: Act = (world) => reassign(world, someDepartment(world).slice(0, 2), null);

const respell: Act = (world) => {
  const person = world.random.any(world.humaans.people);
  const name = person?.jobRole?.department;
  if (!person || !name) return undefined;
  return reassign(world, [person], world.random.pick([name.toUpperCase(), name.toLowerCase(), ` ${name} `]));
};

/** What an HR admin does to departments. */
export const departmentActs: readonly (readonly [string, Act])[] = [
  ["move to a department:", move],
  ["move to a department:", move],
  ["move to a department:", move],
  ["department emptied:", empty],
  ["department renamed:", rename],
  ["department withdrawn:", withdraw],
  ["department spelled otherwise:", respell],
];
