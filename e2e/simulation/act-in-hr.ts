import type { HumaansPerson } from "@rosterkit/sandbox";
import { departmentActs } from "./act-on-departments.ts";
import { addDays, dayOf } from "./company-calendar.ts";
import { tell, type World } from "./create-world.ts";

/** One act of an HR admin, drawn by chance. Does nothing where nobody fits. */
export function actInHr(world: World): void {
  const [name, act] = world.random.pick(world.settings.groups ? [...acts, ...departmentActs, ...departmentActs] : acts);
  const done = act(world);
  if (done === undefined) return;
  tell(world, `HR: ${name} ${done}`);
  world.touched.push(...world.humaans.people.flatMap(({ id }) => (done.includes(id) ? [id] : [])));
}

type Act = (world: World) => string | undefined;

const today = ({ time }: World): string => dayOf(time.now());

/** Everybody but the head of the company, who owns the token. */
const staff = ({ humaans, owner }: World): readonly HumaansPerson[] => humaans.people.filter(({ id }) => id !== owner);
const employed = (world: World) =>
  staff(world).filter(({ status, employmentEndDate }) => status !== "offboarded" && !employmentEndDate);
const ending = (world: World) => staff(world).filter(({ employmentEndDate }) => Boolean(employmentEndDate));
const left = (world: World) => staff(world).filter(({ status }) => status === "offboarded");

const firstNames = ["Ada", "Björn", "Chloé", "Zoë", "Łukasz", "O'Neil", "Mia", "Nguyễn", "Anne-Marie", "Li"];
const lastNames = ["Brock", "Müller", "García", "van der Berg", "Østergård", "Stone", "D’Angelo", "Kowalska"];
const titles = ["Engineer", "Designer", "Head of Nothing", "Accountant", "Cook"];
const departments = ["Research", "Kitchen", "Sales", "Finance"];

/** An address that nobody has, or that a leaver had. */
function newAddress({ random, humaans }: World): string {
  const taken = new Set(humaans.people.map(({ email }) => email?.toLowerCase()));
  for (;;) {
    const address = `${random.pick(["ada", "bo", "cy", "dee", "eve"])}${random.below(1000)}@acme.example`;
    if (!taken.has(address)) return address;
  }
}

const join: Act = (world) => {
  const { random, humaans } = world;
  const startsIn = random.between(-10, 25);
  const recycled = random.chance(0.1) ? random.any(left(world))?.email : undefined;
  const person = humaans.addPerson({
    firstName: random.pick(firstNames),
    lastName: random.pick(lastNames),
    employmentStartDate: addDays(today(world), startsIn),
    jobTitle: random.pick(titles),
    department: random.pick(departments),
    email: random.chance(0.2) ? null : (recycled ?? newAddress(world)),
    personalEmail: `private${random.below(100_000)}@mail.example`,
    employeeId: String(5000 + random.below(100_000)),
    status: random.chance(0.8) ? "newHire" : "active",
    reportingTo: random.any(humaans.people)?.id ?? null,
    ...(random.chance(0.5) && { locationId: humaans.people[0]?.locationId ?? null }),
  });
  return `${person.id} ${person.email} starts ${person.employmentStartDate}${recycled ? " (recycled address)" : ""}`;
};

const giveAddress: Act = (world) => {
  const person = world.random.any(staff(world).filter(({ email, status }) => !email && status !== "offboarded"));
  return person && world.humaans.updatePerson(person.id, { email: newAddress(world) }).id;
};

const moveStart: Act = (world) => {
  const ahead = staff(world).filter(({ employmentStartDate }) => (employmentStartDate ?? "") > today(world));
  const person = world.random.any(ahead);
  if (!person) return undefined;
  const day = addDays(today(world), world.random.between(-2, 20));
  world.humaans.moveStart(person.id, day);
  return `${person.id} to ${day}`;
};

const offboard: Act = (world) => {
  const { random } = world;
  const person = random.any(employed(world));
  if (!person) return undefined;
  const end = addDays(today(world), random.between(-3, 15));
  const lastWorkingDay = random.chance(0.3) ? addDays(end, -random.between(1, 10)) : end;
  world.humaans.offboard(person.id, { employmentEndDate: end, lastWorkingDay });
  return `${person.id} last day ${lastWorkingDay}, end ${end}`;
};

const cancelOffboarding: Act = (world) => {
  const person = world.random.any(ending(world));
  return person && world.humaans.cancelOffboarding(person.id).id;
};

const rehire: Act = (world) => {
  const { random, humaans } = world;
  const person = random.any(left(world));
  if (!person) return undefined;
  // A record that stands for an earlier stay is not taken back twice.
  if (humaans.people.some((other) => other.id !== person.id && other.employeeId === person.employeeId))
    return undefined;
  const employmentStartDate = addDays(today(world), random.between(-3, 14));
  const back = humaans.rehire(person.id, {
    employmentStartDate,
    jobTitle: random.pick(titles),
    status: random.pick(["newHire", "active"]),
    ...(random.chance(0.2) && { email: newAddress(world) }),
  });
  return `${person.id} as ${back.id} from ${employmentStartDate}`;
};

const rename: Act = (world) => {
  const { random, humaans } = world;
  const person = random.any(staff(world));
  if (!person) return undefined;
  const email = random.chance(0.5) && person.email ? { email: newAddress(world) } : {};
  humaans.updatePerson(person.id, { lastName: random.pick(lastNames), firstName: random.pick(firstNames), ...email });
  return `${person.id} ${email.email ?? ""}`;
};

const changeAddress: Act = (world) => {
  const person = world.random.any(employed(world).filter(({ email }) => email));
  return person && `${person.id} ${world.humaans.updatePerson(person.id, { email: newAddress(world) }).email}`;
};

/** Two or three people whose addresses go round. */
const goRound: Act = (world) => {
  const { random, humaans } = world;
  const [first, ...others] = employed(world).filter(({ email }) => email);
  const circle = [first, ...others.slice(0, random.between(1, 2))].filter((person) => person !== undefined);
  if (circle.length < 2) return undefined;
  const addresses = circle.map(({ email }) => email ?? null);
  circle.forEach(({ id }, place) => {
    humaans.updatePerson(id, { email: addresses[(place + 1) % addresses.length] ?? null });
  });
  return circle.map(({ id }) => id).join(" ");
};

const sameAddress: Act = (world) => {
  const { random, humaans } = world;
  const [one, other] = [random.any(employed(world)), random.any(employed(world))];
  if (!one?.email || !other || one.id === other.id || !random.chance(0.3)) return undefined;
  humaans.updatePerson(other.id, { email: one.email.toUpperCase() });
  return `${other.id} gets that of ${one.id}`;
};

const move: Act = (world) => {
  const { random, humaans } = world;
  const person = random.any(staff(world));
  if (!person) return undefined;
  const manager = random.chance(0.5) ? { reportingTo: random.any(humaans.people)?.id ?? null } : {};
  const effectiveDate = addDays(today(world), random.between(-2, 10));
  humaans.addJobRole({
    personId: person.id,
    effectiveDate,
    jobTitle: random.pick(titles),
    department: random.chance(0.1) ? null : random.pick(departments),
    ...manager,
  });
  return `${person.id} from ${effectiveDate}`;
};

const withdraw: Act = (world) => {
  const { random } = world;
  const person = random.any(staff(world));
  if (!person) return undefined;
  const field = random.pick(["phoneNumber", "preferredName", "personalPhoneNumber", "middleName"] as const);
  world.humaans.updatePerson(person.id, { [field]: random.chance(0.5) ? null : "+44 20 7946 0000" });
  return `${person.id} ${field}`;
};

const vanish: Act = (world) => {
  const person = world.random.any(staff(world));
  // A token that shows one person alone looks like one of an ordinary user.
  if (!person || staff(world).length < 2 || !world.random.chance(0.3)) return undefined;
  world.humaans.deletePerson(person.id);
  return person.id;
};

const activate: Act = (world) => {
  const hires = staff(world).filter(
    ({ status, employmentStartDate }) => status === "newHire" && (employmentStartDate ?? "") <= today(world),
  );
  const person = world.random.any(hires);
  return person && world.humaans.activate(person.id).id;
};

const acts: readonly (readonly [string, Act])[] = [
  ["joiner", join],
  ["joiner", join],
  ["joiner", join],
  ["address for", giveAddress],
  ["start moved of", moveStart],
  ["leaver", offboard],
  ["leaver", offboard],
  ["offboarding cancelled of", cancelOffboarding],
  ["rehire of", rehire],
  ["rename of", rename],
  ["new address of", changeAddress],
  ["addresses go round", goRound],
  ["same address:", sameAddress],
  ["move of", move],
  ["move of", move],
  ["withdrawn or given:", withdraw],
  ["deleted", vanish],
  ["turned active", activate],
];
