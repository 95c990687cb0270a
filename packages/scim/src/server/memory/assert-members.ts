import { badRequest } from "../../error/refuse.ts";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { Collection } from "./collection.ts";
import { hasMembers, memberIds } from "./members.ts";

/** Throws `invalidValue` when a member is added that is no resource of the store. Those that are there already are not looked at again. */
export function assertMembers(
  collections: Iterable<Collection>,
  type: ResourceType,
  before: ScimResource | undefined,
  after: ScimResource,
): void {
  if (!hasMembers(type) || before?.members === after.members) return;
  const known = new Set(memberIds(before));
  const all = [...collections];
  for (const id of memberIds(after)) {
    if (!known.has(id) && !all.some((each) => each.get(id) !== undefined)) {
      throw badRequest("invalidValue", "A member is no resource of this server");
    }
  }
}
