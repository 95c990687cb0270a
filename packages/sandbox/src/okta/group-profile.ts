import type { GroupRecord } from "./group-record.ts";
import { asObject } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";

const longestName = 1024;

/** A group's own attributes. */
export type GroupProfile = Pick<GroupRecord, "name" | "description">;

/**
 * Reads and checks a request's `profile`. Throws E0000003 when it cannot be one, and E0000001 for a name that is blank, too
 * long or another group's, and for attributes that are not there. `owner` is the group that is renamed.
 */
export function readGroupProfile(org: OktaOrg, value: unknown, owner: GroupRecord | undefined): GroupProfile {
  const profile = asObject(value) ?? {};
  const { name = null, description = null, ...unknown } = profile;
  const stranger = Object.keys(unknown)[0];
  if (stranger !== undefined) throw invalid(`Property name '${stranger}' is not defined in profile`);
  if (!isText(name) || !isText(description)) throw new OktaError("E0000003");
  if (name === null || name.trim() === "") throw invalid("name: The field cannot be left blank");
  if (name.length > longestName) throw invalid("name: The field is too long");
  if (isNameTaken(org, name, owner?.id))
    throw invalid("name: An object with this field already exists in the current organization");
  return { name, description };
}

/** Names are unique among the groups that Okta manages; an app may import one of the same name. */
function isNameTaken(org: OktaOrg, name: string, ownId: string | undefined): boolean {
  const key = (text: string): string => (org.switches.groupNamesIgnoreCase ? text.toLowerCase() : text);
  return org.groups
    .all()
    .some((group) => group.id !== ownId && group.type !== "APP_GROUP" && key(group.name) === key(name));
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function invalid(cause: string): OktaError {
  return new OktaError("E0000001", "name", [cause]);
}
