import { enterpriseUserSchema, type ScimResource } from "@rosterkit/scim";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { badValue } from "./declaree-refusals.ts";
import { valueAt, withValueAt } from "./extension-value.ts";

const managerPath = { urn: enterpriseUserSchema.id, name: "manager" };

/** A user as the vendor keeps it, of one as it was sent. `before` is absent for a new one; `knows` tells who there is. Throws to refuse. */
export function settleUser(
  directory: DeclareeDirectory,
  sent: ScimResource,
  before: ScimResource | undefined,
  knows: (id: string) => boolean,
): ScimResource {
  const { switches } = directory;
  if (switches.userNames === "email only" && !String(sent.userName).includes("@")) throw badValue("userName");
  const { externalId: _, ...nameless } = sent;
  const named = switches.externalId === "dropped" ? nameless : sent;
  const managed = withManager(named, switches.manager, knows);
  return withOrganization(directory, withActivity(managed, before, switches.reactivation), before);
}

function withManager(
  user: ScimResource,
  manager: DeclareeDirectory["switches"]["manager"],
  knows: (id: string) => boolean,
): ScimResource {
  const given = valueAt(user, managerPath);
  if (given === undefined || manager === "kept") return user;
  if (manager === "dropped") return withValueAt(user, managerPath, undefined);
  const id = (given as ScimResource).value;
  if (typeof id === "string" && knows(id)) return user;
  throw badValue("manager");
}

function withActivity(
  user: ScimResource,
  before: ScimResource | undefined,
  reactivation: DeclareeDirectory["switches"]["reactivation"],
): ScimResource {
  const active = (user.active ?? before?.active) !== false;
  const comesBack = before?.active === false && active;
  if (comesBack && reactivation === "refused") throw badValue("active");
  return { ...user, active: comesBack && reactivation === "ignored" ? false : active };
}

/** Whoever names no organisation stays where they are, or lands where the account is. */
function withOrganization(
  { account, organizations, organizationPath, switches }: DeclareeDirectory,
  user: ScimResource,
  before: ScimResource | undefined,
): ScimResource {
  if (organizationPath === null) return user;
  const fallback = (before && valueAt(before, organizationPath)) ?? account.organization;
  const wanted = valueAt(user, organizationPath) ?? fallback;
  if (organizations.some((name) => name === wanted)) return withValueAt(user, organizationPath, wanted);
  if (switches.unknownOrganization === "refused") throw badValue("organisation");
  return withValueAt(user, organizationPath, fallback);
}
