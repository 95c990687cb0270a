import { changeEmployee, deactivateEmployee, enterEmployee, reactivateEmployee } from "./employee-writes.ts";
import type { InsightfulActs } from "./insightful-acts.ts";
import { RefusedRequest } from "./insightful-error.ts";
import { defaultTeam, type InsightfulEmployee, shownTeam } from "./insightful-records.ts";
import type { RouteParts } from "./insightful-routes.ts";
import { defaultSettingsId, enterSettings } from "./seed-organization.ts";
import { changeTeam, deleteTeam, enterTeam } from "./team-writes.ts";

/** The acts of admins, who are under no limit of the API. */
export function adminActs(parts: RouteParts): InsightfulActs {
  return Object.defineProperties(
    { ...employeeActs(parts), ...teamActs(parts), ...accessActs(parts) },
    Object.getOwnPropertyDescriptors(views(parts)),
  ) as InsightfulActs;
}

function views({ records }: RouteParts) {
  return {
    get employees() {
      return [...records.employees.values()];
    },
    get teams() {
      return [...records.teams.values()].map((team) => shownTeam(team, records));
    },
    get sharedSettings() {
      return [...records.settings.values()];
    },
    get mails() {
      return [...records.mails];
    },
  };
}

function employeeActs(parts: RouteParts) {
  const { records } = parts;
  const employee = (id: string) => known(records.employees, id);
  const enter = (given: Partial<InsightfulEmployee> & Pick<InsightfulEmployee, "name" | "email">) =>
    enterEmployee(parts, {
      teamId: defaultTeam(records).id,
      sharedSettingsId: defaultSettingsId(records),
      ...given,
    });
  return {
    employee,
    addEmployee: enter,
    updateEmployee: (id: string, changes: Partial<InsightfulEmployee>) =>
      allowed(() => changeEmployee(parts, employee(id), changes)),
    deactivate: (id: string) => allowed(() => deactivateEmployee(parts, employee(id))),
    reactivate: (id: string) => allowed(() => reactivateEmployee(parts, employee(id))),
    merge: (keptId: string, goneId: string) => {
      const [kept, gone] = [employee(keptId), employee(goneId)];
      if (kept.id === gone.id || kept.teamId !== gone.teamId) throw new RangeError("only two of one team are merged");
      records.employees.delete(goneId);
      return changeEmployee(parts, kept, {});
    },
    appear: ({
      identifier,
      name = identifier,
      teamId = defaultTeam(records).id,
    }: Parameters<InsightfulActs["appear"]>[0]) =>
      enter({ name, email: "", identifier, teamId, type: parts.switches.companyComputerType }),
  };
}

function teamActs(parts: RouteParts) {
  const { records } = parts;
  const byHand: RouteParts = {
    ...parts,
    switches: { ...parts.switches, renamingTeams: "works", deletingTeamWithMembers: "to the default team" },
  };
  return {
    addTeam: (name: string) => shownTeam(enterTeam(parts, { name }), records),
    renameTeam: (id: string, name: string) =>
      shownTeam(changeTeam(byHand, known(records.teams, id), { name }), records),
    removeTeam: (id: string) => allowed(() => deleteTeam(byHand, known(records.teams, id))),
    addSharedSettings: (name: string) => known(records.settings, enterSettings(records, name, false)),
    removeSharedSettings: (id: string) => void records.settings.delete(known(records.settings, id).id),
  };
}

function accessActs({ access }: RouteParts) {
  return {
    setPermission: (permission: RouteParts["access"]["permission"]) => {
      access.permission = permission;
    },
    revokeToken: () => {
      access.token = null;
    },
    setIntegration: (isOn: boolean) => {
      access.integration = isOn;
    },
  };
}

function known<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new RangeError(`there is no ${id}`);
  return row;
}

/** Does what the API does, and says its refusals as acts do. */
function allowed<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof RefusedRequest ? new RangeError(error.message) : error;
  }
}
