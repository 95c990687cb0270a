import type { List, Reading } from "@rosterkit/core/adapter";
import type { OktaSettings } from "./config.ts";
import { findByLogin } from "./find-by-login.ts";
import { listOf } from "./list-of.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";

/** What of the settings says who is whose manager. */
export type ManagerSettings = Pick<OktaSettings, "managerAttribute" | "managerNamedBy">;

/** A user by what names them as a manager. */
export interface NamedUser {
  readonly id: string;
  readonly profile: Readonly<Record<string, unknown>>;
}

/** What a user's profile says of the manager. `null`: none. `undefined`: the settings name no attribute for it. */
export function namedManager({ managerAttribute }: ManagerSettings, { profile }: OktaUser): string | null | undefined {
  if (managerAttribute === undefined) return undefined;
  const value: unknown = profile[managerAttribute];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** Everybody by what names a manager. Nobody where no attribute does, or where it holds ids. Deactivated users are left out. */
export const managerList = ({ client }: Pick<OktaApi, "client">, settings: ManagerSettings): List<NamedUser> => ({
  page: async (next, reading) => {
    if (settings.managerAttribute === undefined || settings.managerNamedBy === "id") return { items: [] };
    const fields = `id,profile:(${settings.managerNamedBy})`;
    const query = { limit: 200, fields };
    return listOf<NamedUser, NamedUser>(client, "/api/v1/users", { query }, (user) => [user])(next, reading);
  },
  by: ({ profile }) => managerKey(settings, profile[settings.managerNamedBy]),
});

/** As logins and mail addresses are compared: without case. */
const managerKey = ({ managerNamedBy }: ManagerSettings, value: unknown): string | undefined => {
  if (typeof value !== "string") return undefined;
  return managerNamedBy === "employeeNumber" ? value.trim() : value.trim().toLowerCase();
};

/** The id of the one user whom this names; as it stands, where it names nobody or several. */
export const managerIn = (
  settings: ManagerSettings,
  named: string | null | undefined,
  usersBy: (key: string | undefined) => readonly NamedUser[],
): string | null | undefined => {
  if (!named || settings.managerNamedBy === "id") return named;
  const [user, ...others] = usersBy(managerKey(settings, named));
  return user && others.length === 0 ? user.id : named;
};

/** The same with a request for one person. By employee number nobody can be asked for freshly, so the manager is not told then. */
export async function findManager(
  api: OktaApi,
  settings: ManagerSettings,
  named: string | null | undefined,
  { signal }: Reading,
): Promise<string | null | undefined> {
  if (!named || settings.managerNamedBy === "id") return named;
  if (settings.managerNamedBy === "employeeNumber") return undefined;
  if (settings.managerNamedBy === "login") return (await findByLogin(api, named))?.row.id ?? named;
  const filter = `profile.email eq ${JSON.stringify(named)}`;
  const { items } = await api.client.listPage<OktaUser>("/api/v1/users", { query: { filter }, signal });
  return managerIn(settings, named, () => items);
}
