import { castStoryline, type OktaStandIn, type SandboxPerson, type Storyline } from "@rosterkit/sandbox";

/** Who plays which part; null where a small company has nobody for it. */
export interface OktaCast extends Storyline {
  /** Is given another password in Okta. */
  readonly forgetful: SandboxPerson | null;
  /** Needs the app no more. */
  readonly groupLeaver: SandboxPerson | null;
  /** Is suspended for a while. */
  readonly suspended: SandboxPerson | null;
  /** Everybody with a part. */
  readonly players: readonly SandboxPerson[];
}

/** Short pages, so that a small company has several. */
export const usersPerPage = 25;

/** The group whose members have the app. */
export const scopeGroup = "Declaree users";

/** What names of the groups to push begin with. */
export const groupPrefix = "DECL_";

/** The group whose name somebody has given to a group of their own at Declaree. */
export const clashingGroup = "Approvers";

/** The group that everybody of a department is in. */
export const groupOf = (department: string): string => `${groupPrefix}${department}`;

/** The group's id. Throws a RangeError where there is none of this name. */
export function groupIdOf(okta: OktaStandIn, name: string): string {
  const group = okta.inspect().groups.find((one) => one.name === name);
  if (group === undefined) throw new RangeError(`there is no group ${name}`);
  return group.id;
}

/** How somebody signs in. */
export const loginOf = ({ workEmail }: SandboxPerson): string => workEmail ?? "";

/** What somebody works in. */
export const departmentOf = ({ jobs }: SandboxPerson): string => jobs.at(-1)?.department ?? "";

/** Casts the parts. */
export function castOktaStory(people: readonly SandboxPerson[]): OktaCast {
  const storyline = castStoryline(people);
  const { joiner, mover, renamed, leaver, returner } = storyline;
  const cast = [joiner, mover?.person, renamed?.person, leaver, returner].filter((person) => person != null);
  const free = people.filter((person) => person.stage === "active" && person.workEmail && !cast.includes(person));
  const [forgetful = null, groupLeaver = null, suspended = null] = free.slice(-3);
  const players = [...cast, ...[forgetful, groupLeaver, suspended].filter((person) => person !== null)];
  return { ...storyline, forgetful, groupLeaver, suspended, players };
}

/** Enters everybody who has a work email, with the groups of the company. Contractors and interns do without the app. */
export function fillOkta(okta: OktaStandIn, people: readonly SandboxPerson[], { players }: OktaCast): void {
  const users = people.filter(({ workEmail }) => workEmail !== null);
  const departments = new Set(users.map(departmentOf));
  for (const name of [scopeGroup, `${groupPrefix}${clashingGroup}`, "Payroll", ...[...departments].map(groupOf)])
    okta.addGroup({ name });
  for (const person of users) {
    const hasApp = players.includes(person) || !["contractor", "intern"].includes(person.contractType);
    const names = [...(hasApp ? [scopeGroup] : ["Payroll"]), ...groupsOf(person)];
    const groupIds = person.stage === "leaver" ? [] : names.map((name) => groupIdOf(okta, name));
    okta.addUser({ profile: profileOf(person), status: statusOf(person), groupIds });
  }
}

function groupsOf(person: SandboxPerson): readonly string[] {
  const title = person.jobs.at(-1)?.title ?? "";
  return [groupOf(departmentOf(person)), ...(/^(VP|Chief|Head)/.test(title) ? [`${groupPrefix}${clashingGroup}`] : [])];
}

const profileOf = (person: SandboxPerson) => ({
  login: loginOf(person),
  email: loginOf(person),
  firstName: person.firstName,
  lastName: person.lastName,
  department: departmentOf(person),
});

function statusOf({ stage }: SandboxPerson) {
  if (stage === "leaver") return "DEPROVISIONED";
  return stage === "new hire" || stage === "active before start" ? "STAGED" : "ACTIVE";
}
