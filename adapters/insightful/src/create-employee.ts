import { idMade, type Values, type Writing } from "@rosterkit/core/adapter";
import type { EmployeeAttributes } from "./employee-attributes.ts";
import { type InsightfulApi, vendor } from "./insightful-api.ts";

/**
 * Invites somebody and gives the id. An invitation takes no title, so that is written at once afterwards. Rejects like the client, and where a name,
 * an address or a team is not there, without asking.
 */
export async function createEmployee(
  api: InsightfulApi,
  { name, email, teamId, title }: Values<EmployeeAttributes>,
  sharedSettingsId: string,
  writing: Writing,
): Promise<string> {
  const body = { name: name ?? "", email: email ?? "", teamId: teamId ?? "", sharedSettingsId };
  const id = idMade(await api.post("/employee", { ...writing, body }), vendor);
  // Somebody was made whatever becomes of the title: the next plan finds it missing.
  if (title) await api.put("/employee/{id}", { ...writing, params: { path: { id } }, body: { title } }).catch(() => {});
  return id;
}
