import type { HibobStandIn, SandboxPerson } from "@rosterkit/sandbox";
import type { Random } from "../simulation/create-random.ts";

const dayMs = 86_400_000;

type EmployeeNow = ReturnType<HibobStandIn["employee"]>;

type Happening = (employee: EmployeeNow, random: Random) => void;

/**
 * What HR does from day to day. Nobody who leads others leaves, since what a new account is told of a manager who is out depends on when it is made; and whose access
 * was ended at once is not hired again, since a late word of it would wait for a person.
 */
export function hibobHappenings(
  source: HibobStandIn,
  people: readonly SandboxPerson[],
  now: () => number,
): (random: Random) => void {
  const leads = new Set(people.flatMap(({ jobs }) => jobs.map(({ managerId }) => managerId)));
  const ids = people
    .filter(({ id, stage, workEmail }) => stage === "active" && workEmail !== null && !leads.has(id))
    .map(({ id }) => source.idOf(id));
  const revoked = new Set<string>();
  let number = 0;
  const day = (days: number) => new Date(now() + days * dayMs).toISOString().slice(0, 10);
  const employee = (random: Random) => source.employee(random.pick(ids));
  const leave = ({ id }: EmployeeNow, random: Random) => {
    const lastDay = random.between(0, 2);
    source.terminate(id, { terminationDate: day(lastDay + random.between(0, 1)), lastDayOfWork: day(lastDay) });
  };
  const isLeaving = ({ terminationDate, startDate }: EmployeeNow) =>
    terminationDate !== null && terminationDate >= startDate;
  const hasStarted = ({ startDate }: EmployeeNow) => startDate <= day(0);
  const atWork: readonly Happening[] = [
    ({ id }) => source.updateEmployee(id, { firstName: `First${number}` }),
    ({ id }) => source.updateEmployee(id, { surname: `Last${number}`, email: `last.${number}@acme.example` }),
    ({ id }, random) => source.addWork(id, { effectiveDate: day(random.between(0, 1)), title: `Title ${number}` }),
    ({ id }) => source.setLeave(id, { status: "parental leave", from: day(-1), until: day(3) }),
    leave,
    leave,
    (one, random) => {
      leave(one, random);
      source.revokeAccess(one.id);
      revoked.add(one.id);
    },
  ];
  const leaving: readonly Happening[] = [
    ({ id }) => source.cancelTermination(id),
    ({ id, terminationDate }) => {
      const start = day(2);
      if (terminationDate !== null && terminationDate < start) source.rehire(id, start);
    },
  ];
  return (random) => {
    number += 1;
    if (random.chance(0.15)) {
      const name = { firstName: `New${number}`, surname: "Comer", email: `new.${number}@acme.example` };
      source.addEmployee({ ...name, startDate: day(random.between(-1, 3)), title: "Joiner" });
      return;
    }
    const one = employee(random);
    if (revoked.has(one.id) || !hasStarted(one)) return;
    random.pick(isLeaving(one) ? leaving : atWork)(one, random);
  };
}
