import { castStoryline, type OktaStandIn, type SandboxPerson, type Storyline } from "@rosterkit/sandbox";
import { departmentOf, loginOf } from "./okta-story.ts";

/** Who plays which part where Okta is the directory that apps follow; null where a small company has nobody for it. */
export interface DirectoryCast extends Storyline {
  /** Leads others; leaves, and comes back. `successor`: takes over meanwhile. */
  readonly head: { readonly person: SandboxPerson; readonly successor: SandboxPerson } | null;
  /** Everybody with a part. */
  readonly players: readonly SandboxPerson[];
}

/** Casts the parts. The head is whoever leads most, but whoever leads the company. */
export function castDirectory(people: readonly SandboxPerson[]): DirectoryCast {
  const storyline = castStoryline(people);
  const { joiner, mover, renamed, leaver, returner } = storyline;
  const head = headOf(people, mover?.managerId);
  const parts = [joiner, mover?.person, renamed?.person, leaver, returner, head?.person, head?.successor];
  return { ...storyline, head, players: parts.filter((person) => person != null) };
}

const jobOf = ({ jobs }: SandboxPerson) => jobs.at(-1);

/** People whose manager somebody is. */
export const reportsOf = (people: readonly SandboxPerson[], { id }: SandboxPerson): readonly SandboxPerson[] =>
  people.filter((person) => jobOf(person)?.managerId === id && person.stage === "active");

function headOf(people: readonly SandboxPerson[], notThis: string | undefined): DirectoryCast["head"] {
  const leaders = people.filter(
    (person) => person.stage === "active" && jobOf(person)?.managerId && person.id !== notThis,
  );
  const [person] = leaders.toSorted((one, other) => reportsOf(people, other).length - reportsOf(people, one).length);
  const successor = person && people.find(({ id }) => id === jobOf(person)?.managerId);
  return person && successor && reportsOf(people, person).length > 0 ? { person, successor } : null;
}

/** The id of somebody's user in Okta, whatever they are called by now. */
export type UserOf = (person: SandboxPerson) => string;

/** Enters everybody who has a work email, with title, department, city, first day, and who their manager is. */
export function fillDirectory(okta: OktaStandIn, people: readonly SandboxPerson[]): UserOf {
  okta.defineCustomAttribute({ name: "startDate", title: "Start date", type: "string" });
  const users = people.filter(({ workEmail }) => workEmail !== null);
  const ids = new Map(users.map((person) => [person.id, enter(okta, person)]));
  for (const person of users) {
    const managerId = ids.get(jobOf(person)?.managerId ?? "");
    if (managerId !== undefined) okta.updateProfile(loginOf(person), { managerId });
  }
  return ({ id }) => ids.get(id) ?? "";
}

const enter = (okta: OktaStandIn, person: SandboxPerson): string =>
  okta.addUser({
    status: person.stage === "leaver" ? "DEPROVISIONED" : "ACTIVE",
    profile: {
      login: loginOf(person),
      email: loginOf(person),
      firstName: person.firstName,
      lastName: person.lastName,
      title: jobOf(person)?.title ?? "",
      department: departmentOf(person),
      city: person.address.city,
      startDate: person.employment.startDate,
    },
  });
