import type { AppRecord } from "../app-record.ts";
import { assignmentOf } from "../app-users.ts";
import type { OktaOrg } from "../okta-org.ts";
import type { UserRecord } from "../user-record.ts";
import { appEntity, appUserEntity, groupEntity, userEntity } from "./log-entities.ts";
import type { LogEntity } from "./log-event.ts";

/** Puts into the log which apps somebody has got, lost or has for another reason since it was last looked at. */
export function noteAppUsers(org: OktaOrg, user: UserRecord, isGone = false): void {
  for (const app of org.apps.all()) {
    const key = `${app.id}/${user.id}`;
    const [before, now] = [org.toldAppUsers.get(key), isGone ? undefined : assignmentOf(org, app, user)?.scope];
    if (before === now) continue;
    if (now === undefined) org.toldAppUsers.delete(key);
    else org.toldAppUsers.set(key, now);
    const change = now === undefined ? "remove" : before === undefined ? "add" : "update";
    org.log.note({ eventType: `application.user_membership.${change}`, targets: targetsOf(org, app, user) });
  }
}

/** The same for everybody who is in a group. */
export function noteAppUsersIn(org: OktaOrg, groupId: string): void {
  for (const { record } of org.memberships.from(groupId, 0)) {
    const user = org.users.byId(record.userId);
    if (user !== undefined) noteAppUsers(org, user);
  }
}

/** Puts into the log that a group was given an app, or is so no more. */
export function noteAppGroup(org: OktaOrg, change: "add" | "remove", app: AppRecord, groupId: string): void {
  const group = org.groups.byId(groupId);
  if (group === undefined) return;
  org.log.note({ eventType: `group.application_assignment.${change}`, targets: [groupEntity(group), appEntity(app)] });
}

function targetsOf(org: OktaOrg, app: AppRecord, user: UserRecord): readonly LogEntity[] {
  const appUser = appUserEntity(user);
  if (org.switches.appEventsName === "user") return [appUser, appEntity(app), userEntity(user)];
  const detail = { userId: user.id };
  return [org.switches.appEventsName === "detail" ? { ...appUser, detail } : appUser, appEntity(app)];
}
