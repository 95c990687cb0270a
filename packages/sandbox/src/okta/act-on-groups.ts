import { assignGroup, assignUser, saveApp, unassignGroup, unassignUser } from "./assign-app.ts";
import { joinByHand, leaveByHand } from "./change-members.ts";
import { appEntity } from "./events/log-entities.ts";
import { appOf } from "./find-app.ts";
import { groupOf } from "./find-group.ts";
import { lookUp } from "./find-user.ts";
import { blankGroup } from "./group-routes.ts";
import { createRule, turnRule } from "./group-rules.ts";
import { notFound, OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg, settle } from "./okta-org.ts";
import type { NewOktaGroup, OktaStandIn } from "./okta-stand-in.ts";
import { removeGroup, saveGroup } from "./save-group.ts";

/** The acts of an `OktaStandIn` on groups, their rules and apps. */
export type ActsOnGroups = Pick<
  OktaStandIn,
  | "addGroup"
  | "renameGroup"
  | "removeGroup"
  | "addMember"
  | "removeMember"
  | "giveRole"
  | "addGroupRule"
  | "setGroupRule"
  | "addApp"
  | "assignApp"
  | "unassignApp"
>;

/** Acts of administrators, or of apps that import groups, on an org. */
export function createActsOnGroups(org: OktaOrg): ActsOnGroups {
  const settled =
    <Inputs extends unknown[], Result>(act: (...inputs: Inputs) => Result) =>
    (...inputs: Inputs): Result => {
      settle(org);
      return existing(() => act(...inputs));
    };

  return {
    addGroup: settled((group) => addGroup(org, group)),
    renameGroup: settled((id, name) => void saveGroup(org, { ...groupOf(org, id), name, lastUpdatedAt: nowOf(org) })),
    removeGroup: settled((id) => removeGroup(org, groupOf(org, id))),
    addMember: settled((id, user) => joinByHand(org, groupOf(org, id).id, userIdOf(org, user))),
    removeMember: settled((id, user) => leaveByHand(org, groupOf(org, id).id, userIdOf(org, user))),
    giveRole: settled((id, type) => giveRole(org, id, type)),
    addGroupRule: settled(({ name = "Rule", active = true, excludedUserIds = [], ...rule }) => {
      const made = createRule(org, { name, excludedUserIds, ...rule });
      if (active) turnRule(org, made, "ACTIVE");
      return made.id;
    }),
    setGroupRule: settled((id, status) => {
      const rule = org.rules.byId(id);
      if (rule === undefined) throw notFound(id, "GroupRule");
      turnRule(org, rule, status);
    }),
    addApp: settled(({ label, name = "sandbox_app", status = "ACTIVE" }) => addApp(org, { label, name, status })),
    assignApp: settled((id, to) => {
      if ("groupId" in to) assignGroup(org, appOf(org, id), groupOf(org, to.groupId).id);
      else assignUser(org, appOf(org, id), userIdOf(org, to.user));
    }),
    unassignApp: settled((id, from) => {
      if ("groupId" in from) unassignGroup(org, appOf(org, id), from.groupId);
      else unassignUser(org, appOf(org, id), userIdOf(org, from.user));
    }),
  };
}

/** Adds a group without checking its name and returns its id. */
export function addGroup(org: OktaOrg, group: NewOktaGroup): string {
  const { type = "OKTA_GROUP", name, description = null, sourceAppId = null } = group;
  const blank = blankGroup(org, group.id ?? org.ids.next("00g"), name);
  return saveGroup(org, { ...blank, type, description, sourceAppId }).id;
}

function addApp(org: OktaOrg, app: { label: string; name: string; status: "ACTIVE" | "INACTIVE" }): string {
  const at = nowOf(org);
  const id = org.ids.next("0oa");
  const saved = saveApp(org, { ...app, id, createdAt: at, lastUpdatedAt: at, groups: new Map(), users: new Map() });
  org.log.note({ eventType: "application.lifecycle.create", targets: [appEntity(saved)] });
  return id;
}

function giveRole(org: OktaOrg, groupId: string, type: string): void {
  const group = groupOf(org, groupId);
  const role = { id: org.ids.next("grt"), type, createdAt: nowOf(org) };
  saveGroup(org, { ...group, roles: [...group.roles, role] });
}

function userIdOf(org: OktaOrg, idOrLogin: string): string {
  const user = lookUp(org, idOrLogin);
  if (user === undefined) throw notFound(idOrLogin, "User");
  return user.id;
}

/** Acts speak of what is there; a wrong id is the test's own mistake and not an answer of Okta's. */
function existing<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof OktaError && error.code === "E0000007") throw new RangeError(error.message);
    throw error;
  }
}
