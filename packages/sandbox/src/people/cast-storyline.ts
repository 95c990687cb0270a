import { asciiName } from "./ascii-name.ts";
import { departments } from "./departments.ts";
import type { SandboxPerson } from "./sandbox-person.ts";

/** Who plays which part when a demo lives through some weeks; null where nobody fits, as in a very small company. */
export interface Storyline {
  /** Has not started, has a work email; the first of these to start. */
  readonly joiner: SandboxPerson | null;
  /** Gets another job in another department, under its head. */
  readonly mover: {
    readonly person: SandboxPerson;
    readonly title: string;
    readonly department: string;
    readonly managerId: string;
  } | null;
  /** Gets another last name and the address that goes with it. */
  readonly renamed: { readonly person: SandboxPerson; readonly lastName: string; readonly workEmail: string } | null;
  /** Works here with no end in sight, and is about to resign. */
  readonly leaver: SandboxPerson | null;
  /** Left some time ago; the one who left last. */
  readonly returner: SandboxPerson | null;
}

/** Casts different people for the parts, always the same ones for the same people. Nobody cast leads others, but the mover's new manager. */
export function castStoryline(people: readonly SandboxPerson[]): Storyline {
  const leads = new Set(people.flatMap(({ jobs }) => jobs.map(({ managerId }) => managerId)));
  const settled = people.filter(
    (person) => person.stage === "active" && !leads.has(person.id) && person.jobs.length === 1,
  );
  const [mover, renamed, leaver] = settled;
  const byStart = inOrder(people, "new hire", ({ employment }) => employment.startDate);
  const byEnd = inOrder(people, "leaver", ({ employment }) => employment.endDate ?? "");
  return {
    joiner: byStart[0] ?? null,
    mover: mover === undefined ? null : moveOf(mover, people),
    renamed: renamed === undefined ? null : renameOf(renamed, people),
    leaver: leaver ?? null,
    returner: byEnd.at(-1) ?? null,
  };
}

function inOrder(
  people: readonly SandboxPerson[],
  stage: SandboxPerson["stage"],
  day: (person: SandboxPerson) => string,
): readonly SandboxPerson[] {
  const fitting = people.filter((person) => person.stage === stage);
  return fitting.sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
}

function moveOf(person: SandboxPerson, people: readonly SandboxPerson[]): Storyline["mover"] {
  const from = person.jobs.at(-1)?.department;
  for (const { name, head, titles } of departments) {
    const manager = people.find(({ jobs }) => jobs.at(-1)?.title === head);
    if (name !== from && manager !== undefined)
      return { person, title: titles[0] ?? head, department: name, managerId: manager.id };
  }
  return null;
}

function renameOf(person: SandboxPerson, people: readonly SandboxPerson[]): Storyline["renamed"] {
  const taken = new Set(people.map(({ workEmail }) => workEmail?.toLowerCase()));
  const domain = person.workEmail?.split("@")[1] ?? "";
  const lastName = `${person.lastName.split(/[ -]/)[0]}-Moreau`;
  const base = [asciiName(person.firstName), asciiName(lastName)].filter((part) => part !== "").join(".");
  const free = (count: number): string => {
    const address = `${base}${count === 1 ? "" : count}@${domain}`;
    return taken.has(address) ? free(count + 1) : address;
  };
  return { person, lastName, workEmail: free(1) };
}
