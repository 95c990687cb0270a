import type { Change, Operation } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Links } from "../store/links.ts";
import { changeOf, type Person } from "./plan.fixture.ts";
import type { createVendor } from "./vendor.fixture.ts";
import type { VendorGroup } from "./vendor-groups.fixture.ts";

/** A group at the source. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** Ids of people. */
  readonly members: readonly string[];
}

interface Known {
  readonly people: readonly Person[];
  readonly links: { readonly people: Links; readonly groups: Links };
  readonly vendor: Pick<ReturnType<typeof createVendor>, "groups">;
  readonly unsettled: ReadonlySet<string>;
  readonly unsettledGroups: ReadonlySet<string>;
}

const teamChange = (operation: Operation, subject: string, more: Partial<Change>, step?: string): Change =>
  changeOf({ id: changeId("groups", operation, subject, step), resource: "groups", operation, subject, ...more });

/** Plans groups for tests: none is found by its name, so one that a lost create made is only ever found again by settling. */
export const planTeams = (teams: readonly Team[], known: Known): readonly Change[] =>
  teams.filter(({ id }) => !known.unsettledGroups.has(id)).flatMap((team) => planTeam(team, known));

const planTeam = (team: Team, known: Known): readonly Change[] => {
  const group = known.vendor.groups.all.get(known.links.groups.bySource(team.id)?.target ?? "");
  if (group) return [...renamed(team, group), ...putIn(team, known, group, []), ...takenOut(team, known, group)];
  const create = teamChange("create", team.id, { set: { name: team.name }, lane: "joiners" });
  return [create, ...putIn(team, known, undefined, [create.id])];
};

const renamed = ({ id, name }: Team, { id: account, name: was }: VendorGroup): readonly Change[] =>
  name === was ? [] : [teamChange("update", id, { account, set: { name }, was: { name: was } })];

const putIn = (
  { id, members }: Team,
  { people, links, unsettled }: Known,
  group: VendorGroup | undefined,
  after: readonly string[],
): readonly Change[] => {
  const present = people.filter((person) => members.includes(person.id) && !person.isOut && !unsettled.has(person.id));
  const accounts = present.map(
    (person) => links.people.bySource(person.id)?.target ?? { ref: `people/create/${person.id}` },
  );
  const add = accounts.filter((one) => typeof one !== "string" || !group?.members.has(one));
  if (add.length === 0) return [];
  const made = add.flatMap((one) => (typeof one === "string" ? [] : one.ref));
  const account = group && { account: group.id };
  return [teamChange("members", id, { ...account, members: { add }, after: [...after, ...made] }, "add")];
};

const takenOut = (
  { id, members }: Team,
  { people, links, unsettled }: Known,
  group: VendorGroup,
): readonly Change[] => {
  const absent = people.filter((person) => !members.includes(person.id) && !person.isOut && !unsettled.has(person.id));
  const accounts = absent.flatMap((person) => links.people.bySource(person.id)?.target ?? []);
  const remove = accounts.filter((one) => group.members.has(one));
  if (remove.length === 0) return [];
  return [teamChange("members", id, { account: group.id, members: { remove }, lane: "removals" }, "remove")];
};
