import type { Company, GroupToRefine, PersonToRefine, Refine, Refined } from "@rosterkit/core/adapter";
import type { LearnAmpSettings } from "./config.ts";

const attribute = "managerId";

/** The rule by which teams get a manager, as the settings have it. Absent: teams are left as they are. */
export function managersOfTeams({ managers, fallbackManager }: LearnAmpSettings): Refine | undefined {
  if (managers === "team") return managersByReports;
  return managers === "individual" && fallbackManager !== undefined ? fallbackFor(fallbackManager) : undefined;
}

/** Teams without a manager who is in get this account. */
const fallbackFor =
  (account: string): Refine =>
  ({ groups }) =>
    groups
      .filter((team) => !isManaged(team))
      .map(({ id }) => ({ group: id, attribute, to: { account }, because: "has no manager: the fallback manager" }));

/**
 * Teams without a manager who is in get the person whom most of the team report to. Not counted is who manages others of the team, lest the head's own
 * manager is taken, and nobody is taken who is not in. Where two are named as often, or nobody is, the team stays as it is, and that is told.
 */
export const managersByReports: Refine = ({ people, groups }: Company) => {
  const isIn = new Set(people.map(({ id }) => id));
  const members = Map.groupBy(people, ({ group }) => group);
  return groups.filter((team) => !isManaged(team)).map((team) => managerFor(team, members.get(team.id) ?? [], isIn));
};

/** The Owner whom Learn Amp put in for a manager who went is none. */
const isManaged = ({ refersTo: { [attribute]: manager } }: GroupToRefine): boolean =>
  manager?.isIn === true && !manager.standsIn;

function managerFor(
  { id: group }: GroupToRefine,
  members: readonly PersonToRefine[],
  isIn: ReadonlySet<string>,
): Refined {
  const votes = votesOf(members, isIn);
  const most = Math.max(0, ...votes.values());
  const [first, ...others] = [...votes].filter(([, count]) => count === most).map(([id]) => id);
  if (first === undefined) return { group, attribute, because: "nobody in it reports to anybody who could manage it" };
  if (others.length > 0)
    return { group, attribute, because: `${others.length + 1} people have as many reports in it: ${most} each` };
  return { group, attribute, to: { id: first }, because: `most of the team report to them: ${most}` };
}

/** How many of a team report to each person who is in. */
function votesOf(members: readonly PersonToRefine[], isIn: ReadonlySet<string>): ReadonlyMap<string, number> {
  const managing = new Set(members.flatMap(({ id, manager }) => (manager && manager !== id ? [manager] : [])));
  const votes = new Map<string, number>();
  for (const { id, manager } of members) {
    if (!manager || manager === id || managing.has(id) || !isIn.has(manager)) continue;
    votes.set(manager, (votes.get(manager) ?? 0) + 1);
  }
  return votes;
}
