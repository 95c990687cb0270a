import type { z } from "zod";
import type { WriteParts } from "./employee-writes.ts";
import { fieldRefusal, RefusedRequest } from "./insightful-error.ts";
import { insightfulId } from "./insightful-id.ts";
import { defaultTeam, type InsightfulRecords, type StoredTeam } from "./insightful-records.ts";
import type { teamChanges } from "./read-body.ts";

/** A team as made, without members. */
export function enterTeam(
  { records, now }: Pick<WriteParts, "records" | "now">,
  given: Partial<StoredTeam> & Pick<StoredTeam, "name">,
): StoredTeam {
  const at = now();
  const team: StoredTeam = {
    id: insightfulId(`team/${++records.made}`),
    description: "",
    default: false,
    projects: [],
    ignoreProductive: false,
    ignoreNeutral: false,
    ignoreUnproductive: false,
    ignoreUnreviewed: false,
    organizationId: records.organizationId,
    createdAt: at,
    updatedAt: at,
    ...given,
  };
  records.teams.set(team.id, team);
  return team;
}

/** Makes a team as the API does. Throws a refusal for a name that is taken, where the switch says so. */
export function createTeam(parts: WriteParts, given: Partial<StoredTeam> & Pick<StoredTeam, "name">): StoredTeam {
  const { takenTeamName } = parts.switches;
  const isTaken = [...parts.records.teams.values()].some(({ name }) => name === given.name);
  if (isTaken && takenTeamName !== "second team") throw fieldRefusal(takenTeamName, "name", "The name is taken");
  return enterTeam(parts, given);
}

/** Changes what is given; whoever a list of employees leaves out goes to the default team. */
export function changeTeam(parts: WriteParts, team: StoredTeam, body: z.infer<typeof teamChanges>): StoredTeam {
  const { name, employees, ...changes } = body;
  const { renamingTeams } = parts.switches;
  if (name !== undefined && renamingTeams === 422) throw fieldRefusal(422, "name", "The name cannot be changed");
  const named = name !== undefined && renamingTeams === "works" ? { name } : {};
  if (employees !== undefined) setEmployees(parts.records, team, employees);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const changed: StoredTeam = { ...team, ...given, ...named, updatedAt: parts.now() };
  parts.records.teams.set(team.id, changed);
  return changed;
}

/** Deletes a team. Throws a refusal for the default one, and for one with members where the switch says so. */
export function deleteTeam({ records, switches }: WriteParts, team: StoredTeam): void {
  if (team.default) throw new RefusedRequest({ status: 400, message: "This is the default team" });
  const hasMembers = [...records.employees.values()].some(({ teamId }) => teamId === team.id);
  if (hasMembers && switches.deletingTeamWithMembers === 409)
    throw new RefusedRequest({ status: 409, message: "The team has members" });
  setEmployees(records, team, []);
  records.teams.delete(team.id);
}

function setEmployees(records: InsightfulRecords, team: StoredTeam, ids: readonly string[]): void {
  const elsewhere = defaultTeam(records).id;
  for (const [id, employee] of records.employees) {
    const isIn = employee.teamId === team.id;
    if (isIn === ids.includes(id)) continue;
    records.employees.set(id, { ...employee, teamId: isIn ? elsewhere : team.id });
  }
}
