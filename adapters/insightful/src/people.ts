import { type Draft, type Resource, single, type Values, type Writing, whole } from "@rosterkit/core/adapter";
import type { InsightfulSettings } from "./config.ts";
import { createEmployee } from "./create-employee.ts";
import { deactivate } from "./deactivate.ts";
import type { EmployeeAttributes } from "./employee-attributes.ts";
import { findByEmail } from "./find-by-email.ts";
import { type InsightfulApi, type InsightfulEmployee, type InsightfulTeam, instantOf } from "./insightful-api.ts";
import { known } from "./known.ts";

const week = 7 * 24 * 60 * 60 * 1000;

/** Insightful's employees. Nobody can be let in again, and nobody be made without a tracking profile. */
export const people = (
  api: InsightfulApi,
  { sharedSettingsId }: InsightfulSettings,
): Omit<Resource<InsightfulEmployee, EmployeeAttributes>, "attributes"> => ({
  id: ({ id }) => id,
  state: ({ deactivated }) => (deactivated > 0 ? "inactive" : "active"),
  stateSince: ({ deactivated }) => instantOf(deactivated),
  createdAt: ({ createdAt }) => instantOf(createdAt),
  read: single<InsightfulEmployee>(
    { page: whole(({ signal }) => api.get("/employee", { signal })) },
    { witness: ({ size, reading }) => witness(api, size, reading.signal) },
  ),
  get: (id, reading) => known(api.get("/employee/{id}", { params: { path: { id } }, signal: reading?.signal })),
  absence: "never",
  keys: ["email"],
  find: (_attribute, address) => findByEmail(api, address),
  ...(sharedSettingsId !== undefined && {
    create: ({ all }: Draft<EmployeeAttributes>, _state: unknown, writing: Writing) =>
      createEmployee(api, all, sharedSettingsId, writing),
    madeAs: () => "active" as const,
  }),
  update: async (id, { set }, writing) => {
    await api.put("/employee/{id}", { ...writing, params: { path: { id } }, body: bodyOf(set) });
  },
  become: { inactive: (id, from, writing) => deactivate(api, id, from, writing) },
  irreversible: ["create", "become.inactive"],
  lockedForMs: { inactive: week },
});

/** What is not `null`. A title is cleared by an empty text; the rest is required, and never cleared. */
function bodyOf({ title, ...required }: Values<EmployeeAttributes>) {
  const entries = Object.entries(required).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(entries), ...(title !== undefined && { title: title ?? "" }) };
}

/** A whole array vouches for itself, but for an empty one: then no team may have anybody. */
async function witness(api: InsightfulApi, size: number, signal?: AbortSignal): Promise<string | undefined> {
  if (size > 0) return undefined;
  const teams: readonly InsightfulTeam[] = await api.get("/team", { signal });
  const isSomebodyThere = teams.some(({ employees = [] }) => employees.length > 0);
  return isSomebodyThere ? "nobody was shown, although teams have people in them" : undefined;
}
