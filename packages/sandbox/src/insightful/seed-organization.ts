import type { SandboxPerson } from "../people/sandbox-person.ts";
import { enterEmployee } from "./employee-writes.ts";
import { insightfulId } from "./insightful-id.ts";
import { defaultTeam, type InsightfulRecords } from "./insightful-records.ts";
import { enterTeam } from "./team-writes.ts";

/** The id of the record that an invented person gets. */
export function employeeIdOf(sandboxPersonId: string): string {
  return insightfulId(`seeded/${sandboxPersonId}`);
}

/** An organisation with its default team, two tracking profiles, teams of the names given, and invented people in the default team. */
export function seedOrganization(
  people: readonly SandboxPerson[],
  teams: readonly string[],
  madeAt: number,
): InsightfulRecords {
  const organizationId = insightfulId("organization");
  const records: InsightfulRecords = {
    organizationId,
    accountId: insightfulId("account"),
    employees: new Map(),
    teams: new Map(),
    settings: new Map(),
    mails: [],
    made: 0,
  };
  const parts = { records, now: () => madeAt };
  enterTeam(parts, { name: "Default team", default: true });
  for (const name of teams) enterTeam(parts, { name });
  enterSettings(records, "Default settings", true);
  enterSettings(records, "Office hours", false);
  for (const person of people) enterPerson(parts, person);
  return records;
}

/** Adds a tracking profile and gives its id. */
export function enterSettings(records: InsightfulRecords, name: string, isDefault: boolean): string {
  const { settings, organizationId } = records;
  const id = insightfulId(`settings/${++records.made}`);
  settings.set(id, { id, name, type: "personal", default: isDefault, organizationId });
  return id;
}

/** The profile that people get who are given no other. */
export function defaultSettingsId({ settings }: InsightfulRecords): string {
  return [...settings.values()].find((one) => one.default)?.id ?? "";
}

function enterPerson(parts: Parameters<typeof enterEmployee>[0], person: SandboxPerson): void {
  const { id, firstName, lastName, workEmail, stage, employment, jobs } = person;
  if (workEmail === null) return;
  const startedAt = Date.parse(`${employment.startDate}T09:00:00Z`);
  const endedAt = stage === "leaver" ? Date.parse(`${employment.lastWorkingDay ?? employment.startDate}T18:00:00Z`) : 0;
  enterEmployee(parts, {
    id: employeeIdOf(id),
    name: `${firstName} ${lastName}`,
    email: workEmail,
    title: jobs.at(-1)?.title ?? "",
    teamId: defaultTeam(parts.records).id,
    sharedSettingsId: defaultSettingsId(parts.records),
    invited: startedAt,
    deactivated: endedAt,
    createdAt: startedAt,
  });
}
