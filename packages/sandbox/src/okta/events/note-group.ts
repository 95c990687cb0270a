import type { GroupRecord } from "../group-record.ts";
import type { OktaOrg } from "../okta-org.ts";
import { groupEntity, userEntity } from "./log-entities.ts";

/** Puts into the log what is different of a group, or that it is new. That a member came or went is told apart. */
export function noteGroup(org: OktaOrg, previous: GroupRecord | undefined, saved: GroupRecord): void {
  if (saved.type === "BUILT_IN") return;
  const targets = [groupEntity(saved)];
  if (previous === undefined) org.log.note({ eventType: "group.lifecycle.create", targets });
  else if (previous.name !== saved.name || previous.description !== saved.description)
    org.log.note({ eventType: "group.profile.update", targets });
}

/** Puts into the log that a group is gone. That its members tell nothing of it is UNCONFIRMED. */
export function noteGroupGone(org: OktaOrg, group: GroupRecord): void {
  org.log.note({ eventType: "group.lifecycle.delete", targets: [groupEntity(group)] });
}

/** Puts into the log that somebody came or went. */
export function noteMember(org: OktaOrg, change: "add" | "remove", groupId: string, userId: string): void {
  const [user, group] = [org.users.byId(userId), org.groups.byId(groupId)];
  if (user === undefined || group === undefined) return;
  if (group.type === "BUILT_IN" && !org.switches.logsEveryone) return;
  const targets = [userEntity(user), groupEntity(group)];
  org.log.note({ eventType: `group.user_membership.${change}`, targets });
}
