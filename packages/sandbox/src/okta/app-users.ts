import type { AppRecord } from "./app-record.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { UserRecord } from "./user-record.ts";

/** How a user came to have an app. A direct assignment counts before one through a group. */
export interface AppAssignment {
  readonly scope: "USER" | "GROUP";
  readonly assignedAt: string;
}

/** The user's assignment to an app; undefined without one. Deactivated users have no apps. */
export function assignmentOf(org: OktaOrg, app: AppRecord, user: UserRecord): AppAssignment | undefined {
  if (user.status === "DEPROVISIONED") return undefined;
  const direct = app.users.get(user.id);
  if (direct !== undefined) return { scope: "USER", assignedAt: direct };
  for (const [groupId, assignedAt] of app.groups) {
    const joinedAt = org.memberships.find(groupId, user.id)?.joinedAt;
    if (joinedAt === undefined) continue;
    const latest = joinedAt.localeCompare(assignedAt) > 0 ? joinedAt : assignedAt;
    return { scope: "GROUP", assignedAt: latest };
  }
  return undefined;
}
