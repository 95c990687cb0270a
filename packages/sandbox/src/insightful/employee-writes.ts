import { fieldRefusal, RefusedRequest } from "./insightful-error.ts";
import { insightfulId } from "./insightful-id.ts";
import type { InsightfulEmployee, InsightfulRecords } from "./insightful-records.ts";
import type { InsightfulSwitches } from "./insightful-switches.ts";

/** What writes work with. */
export interface WriteParts {
  readonly records: InsightfulRecords;
  readonly switches: InsightfulSwitches;
  readonly now: () => number;
}

/** How long somebody who was deactivated cannot be reactivated. */
const lockMs = 7 * 24 * 60 * 60 * 1000;

/** An employee as made: active, and invited by nobody unless said so. */
export function enterEmployee(
  { records, now }: Pick<WriteParts, "records" | "now">,
  given: Partial<InsightfulEmployee> & Pick<InsightfulEmployee, "name" | "email" | "teamId" | "sharedSettingsId">,
): InsightfulEmployee {
  const { organizationId, accountId } = records;
  const at = now();
  const employee: InsightfulEmployee = {
    id: insightfulId(`employee/${++records.made}`),
    title: "",
    identifier: given.email,
    type: "personal",
    organizationId,
    accountId,
    projects: [],
    deactivated: 0,
    invited: 0,
    createdAt: at,
    updatedAt: at,
    ...given,
  };
  records.employees.set(employee.id, employee);
  return employee;
}

/** Makes an employee and mails the invitation. Throws a refusal for an address that is taken and for references to nothing. */
export function inviteEmployee(
  parts: WriteParts,
  body: Pick<InsightfulEmployee, "name" | "email" | "teamId" | "sharedSettingsId">,
): InsightfulEmployee {
  const { records, now } = parts;
  checkReferences(parts, body);
  checkEmail(parts, body.email);
  const employee = enterEmployee(parts, { ...body, invited: now() });
  records.mails.push({ to: employee.email, employeeId: employee.id, sentAt: new Date(now()).toISOString() });
  return employee;
}

/** Changes what is given. The identifier stays what it was. Throws a refusal as an invitation does. */
export function changeEmployee(
  parts: WriteParts,
  employee: InsightfulEmployee,
  changes: Partial<InsightfulEmployee>,
): InsightfulEmployee {
  checkReferences(parts, changes);
  if (changes.email !== undefined) checkEmail(parts, changes.email, employee.id);
  const changed = { ...employee, ...changes, updatedAt: parts.now() };
  parts.records.employees.set(employee.id, changed);
  return changed;
}

/** Ends tracking and billing. Throws a refusal for somebody who is deactivated already. */
export function deactivateEmployee(parts: WriteParts, employee: InsightfulEmployee): InsightfulEmployee {
  if (employee.deactivated > 0) throw new RefusedRequest({ status: parts.switches.repeatedDeactivation });
  return changeEmployee(parts, employee, { deactivated: parts.now() });
}

/** Starts tracking and billing again. Throws a refusal while the lock lasts. */
export function reactivateEmployee(parts: WriteParts, employee: InsightfulEmployee): InsightfulEmployee {
  if (parts.now() < employee.deactivated + lockMs)
    throw new RefusedRequest({ status: 400, message: "Deactivated less than seven days ago" });
  return changeEmployee(parts, employee, { deactivated: 0 });
}

function checkEmail({ records, switches }: WriteParts, email: string, ownId?: string): void {
  const address = email.toLowerCase();
  const isTaken = [...records.employees.values()].some(
    (one) => one.id !== ownId && one.email.toLowerCase() === address,
  );
  if (isTaken && address !== "" && switches.takenEmail !== "second employee")
    throw fieldRefusal(switches.takenEmail, "email", "The address is taken");
}

function checkReferences(
  { records, switches }: WriteParts,
  { teamId, sharedSettingsId }: Partial<InsightfulEmployee>,
): void {
  if (teamId !== undefined && !records.teams.has(teamId))
    throw fieldRefusal(switches.unknownReference, "teamId", "There is no such team");
  if (sharedSettingsId !== undefined && !records.settings.has(sharedSettingsId))
    throw fieldRefusal(switches.unknownReference, "sharedSettingsId", "There is no such profile");
}
