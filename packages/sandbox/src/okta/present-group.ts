import type { GroupRecord, GroupRole } from "./group-record.ts";
import type { OktaOrg } from "./okta-org.ts";

/** A group as every answer shows it. `withStats` adds the counts that `expand=stats` asks for. */
export function presentGroup(
  org: OktaOrg,
  group: GroupRecord,
  origin: string,
  withStats = false,
): Record<string, unknown> {
  const self = `${origin}/api/v1/groups/${group.id}`;
  const source = group.sourceAppId === null ? {} : { source: { href: `${origin}/api/v1/apps/${group.sourceAppId}` } };
  return {
    id: group.id,
    created: group.createdAt,
    lastUpdated: group.lastUpdatedAt,
    lastMembershipUpdated: group.lastMembershipUpdatedAt,
    objectClass: ["okta:user_group"],
    type: group.type,
    profile: { name: group.name, description: group.description },
    ...(withStats ? { _embedded: { stats: statsOf(org, group, self) } } : {}),
    _links: { ...source, users: { href: `${self}/users` }, apps: { href: `${self}/apps` } },
  };
}

/** Okta spells `hasAdminPrivlege` so. */
function statsOf(org: OktaOrg, group: GroupRecord, self: string): Record<string, unknown> {
  return {
    usersCount: org.memberships.count(group.id),
    appsCount: org.apps.all().filter((app) => app.groups.has(group.id)).length,
    groupPushMappingsCount: 0,
    hasAdminPrivlege: group.roles.length > 0,
    _links: { users: { href: `${self}/users` }, apps: { href: `${self}/apps` } },
  };
}

/** An administrator role that a group has. */
export function presentRole(role: GroupRole): Record<string, unknown> {
  return {
    id: role.id,
    label: role.type,
    type: role.type,
    status: "ACTIVE",
    created: role.createdAt,
    lastUpdated: role.createdAt,
    assignmentType: "GROUP",
  };
}
