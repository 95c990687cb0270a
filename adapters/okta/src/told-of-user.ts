import type { Found, Reading, TypedSides } from "@rosterkit/core/adapter";
import type { Belongs } from "./belonging-lists.ts";
import { appsOf, groupsOf } from "./belonging-of-user.ts";
import type { OktaSettings } from "./config.ts";
import { findManager, managerIn, type NamedUser, namedManager } from "./manager.ts";
import type { NamedInOkta } from "./named-in-okta.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";

/** What is read beside users. */
export interface BesideUsers {
  readonly members: Belongs;
  readonly appUsers: Belongs;
  readonly managers: NamedUser;
}

/** Whether a reading asks for what settings and scope say of people: a source's does, a target's does not. */
export const asksWhatIsTold = ({ attributes, belonging }: Reading): boolean =>
  belonging !== undefined || attributes.length === 0 || attributes.some((name) => told.includes(name));

const told: readonly string[] = ["startDate", "manager"];

/** The user with what settings and scope ask, from the lists read beside. */
export function withTold(
  settings: OktaSettings,
  user: OktaUser,
  sides: TypedSides<BesideUsers>,
  { belonging }: Reading,
): OktaUser {
  // Somebody may be in several groups that one name with a star stands for.
  const inList = (list: "members" | "appUsers") => [...new Set(sides.all(list, user.id).map(({ to }) => to))];
  return {
    ...user,
    told: {
      startDate: startDateOf(settings, user),
      manager: managerIn(settings, namedManager(settings, user), (key) => sides.all("managers", key)),
      groups: belonging && belonging.groups.length > 0 ? inList("members") : undefined,
      apps: belonging && belonging.apps.length > 0 ? inList("appUsers") : undefined,
    },
  };
}

/** The same of one user read by id, with requests of their own. */
export async function withToldFresh(
  api: OktaApi,
  settings: OktaSettings,
  named: NamedInOkta,
  { row: user, ...found }: Found<OktaUser>,
  reading: Reading,
): Promise<Found<OktaUser>> {
  const [manager, groups, apps] = [
    await findManager(api, settings, namedManager(settings, user), reading),
    await groupsOf(api.client, user.id, reading),
    await appsOf(api.client, named, user.id, reading),
  ];
  return { ...found, row: { ...user, told: { startDate: startDateOf(settings, user), manager, groups, apps } } };
}

/** The day of a date or an instant. Of somebody deactivated a first day that lies ahead says nothing any more. */
function startDateOf({ startDateAttribute }: OktaSettings, { status, profile }: OktaUser): string | null {
  if (startDateAttribute === undefined || status === "DEPROVISIONED") return null;
  const value: unknown = profile[startDateAttribute];
  if (typeof value !== "string" || value.trim() === "") return null;
  return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value.trim())?.[0] ?? value;
}
