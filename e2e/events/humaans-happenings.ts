import type { HumaansPerson, HumaansStandIn } from "@rosterkit/sandbox";
import type { Random } from "../simulation/create-random.ts";

const dayMs = 86_400_000;

type Happening = (person: HumaansPerson, random: Random) => void;

/** What HR does from day to day. Nobody who leads others leaves, since what a new account is told of a manager who is out depends on when it is made. */
export function humaansHappenings(source: HumaansStandIn, now: () => number): (random: Random) => void {
  const day = (days: number) => new Date(now() + days * dayMs).toISOString().slice(0, 10);
  const leads = new Set(source.jobRoles.map(({ reportingTo }) => reportingTo));
  const ids = source.people
    .filter(
      ({ id, status, email, employmentEndDate }) =>
        status === "active" && email && !employmentEndDate && !leads.has(id),
    )
    .filter(({ employmentStartDate }) => (employmentStartDate ?? "") <= day(0))
    .map(({ id }) => id);
  let number = 0;
  const leave: Happening = ({ id }, random) => {
    const lastDay = random.between(0, 2);
    source.offboard(id, { lastWorkingDay: day(lastDay), employmentEndDate: day(lastDay + random.between(0, 1)) });
  };
  const atWork: readonly Happening[] = [
    ({ id }) => source.updatePerson(id, { firstName: `First${number}` }),
    ({ id }) => source.updatePerson(id, { lastName: `Last${number}`, email: `last.${number}@acme.example` }),
    ({ id }, random) =>
      source.addJobRole({ personId: id, effectiveDate: day(random.between(0, 1)), jobTitle: `Title ${number}` }),
    leave,
    leave,
  ];
  const leaving: readonly Happening[] = [
    ({ id }) => source.cancelOffboarding(id),
    ({ id, employmentEndDate }) => {
      const start = day(2);
      if (employmentEndDate && employmentEndDate < start) source.rehire(id, { employmentStartDate: start });
    },
  ];
  return (random) => {
    number += 1;
    if (random.chance(0.15)) {
      const name = { firstName: `New${number}`, lastName: "Comer", email: `new.${number}@acme.example` };
      const job = { jobTitle: "Joiner", department: "People" };
      source.addPerson({ ...name, ...job, employmentStartDate: day(random.between(-1, 3)) });
      return;
    }
    const person = source.person(random.pick(ids));
    if ((person.employmentStartDate ?? "") > day(0)) return;
    random.pick(person.employmentEndDate ? leaving : atWork)(person, random);
  };
}
