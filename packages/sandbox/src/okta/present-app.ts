import type { AppRecord } from "./app-record.ts";
import type { AppAssignment } from "./app-users.ts";
import { profileText, type UserRecord } from "./user-record.ts";

/** An app as every answer shows it, in few of its many properties. */
export function presentApp(app: AppRecord, origin: string): Record<string, unknown> {
  const self = `${origin}/api/v1/apps/${app.id}`;
  return {
    id: app.id,
    name: app.name,
    label: app.label,
    status: app.status,
    created: app.createdAt,
    lastUpdated: app.lastUpdatedAt,
    signOnMode: "SAML_2_0",
    features: [],
    visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false } },
    _links: { users: { href: `${self}/users` }, groups: { href: `${self}/groups` }, self: { href: self } },
  };
}

/** A group's assignment to an app. */
export function presentAppGroup(
  app: AppRecord,
  groupId: string,
  assignedAt: string,
  origin: string,
): Record<string, unknown> {
  const path = `${origin}/api/v1/apps/${app.id}`;
  return {
    id: groupId,
    lastUpdated: assignedAt,
    priority: [...app.groups.keys()].indexOf(groupId),
    profile: {},
    _links: {
      app: { href: path },
      self: { href: `${path}/groups/${groupId}` },
      group: { href: `${origin}/api/v1/groups/${groupId}` },
    },
  };
}

/** A user of an app that Okta does not provision; `embedded` is the user themselves, for `expand=user`. */
export function presentAppUser(
  app: AppRecord,
  user: UserRecord,
  { scope, assignedAt }: AppAssignment,
  origin: string,
  embedded: unknown,
): Record<string, unknown> {
  return {
    id: user.id,
    externalId: null,
    created: assignedAt,
    lastUpdated: assignedAt,
    scope,
    status: "ACTIVE",
    statusChanged: assignedAt,
    passwordChanged: null,
    syncState: "DISABLED",
    credentials: { userName: profileText(user, "login") },
    profile: {},
    _links: { app: { href: `${origin}/api/v1/apps/${app.id}` }, user: { href: `${origin}/api/v1/users/${user.id}` } },
    ...(embedded === undefined ? {} : { _embedded: { user: embedded } }),
  };
}

/** An app on a user's dashboard. */
export function presentAppLink(
  app: AppRecord,
  user: UserRecord,
  origin: string,
  place: number,
): Record<string, unknown> {
  return {
    id: user.id,
    label: app.label,
    linkUrl: `${origin}/home/${app.name}/${app.id}/1`,
    logoUrl: `${origin}/img/logos/default.png`,
    appName: app.name,
    appInstanceId: app.id,
    appAssignmentId: `0ua${app.id.slice(3)}`,
    credentialsSetup: false,
    hidden: false,
    sortOrder: place,
  };
}
