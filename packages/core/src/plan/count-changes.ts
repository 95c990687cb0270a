import type { Change, Operation } from "./change.ts";
import { executableChanges } from "./executable-changes.ts";
import type { PlanCounts } from "./plan.ts";

/** How many of each operation can be executed, how many are held, and how many people are in conflict or wait. Groups have counts of their own. */
export function countChanges(
  changes: readonly Change[],
  waiting: number,
  withGroups = changes.some(({ resource }) => resource === "groups"),
): PlanCounts {
  const executable = executableChanges(changes);
  const ofPeople = executable.filter(({ resource }) => resource === "people");
  const free = (operation: Operation) => ofPeople.filter((change) => change.operation === operation).length;
  const unlink = free("unlink");
  const rotate = free("rotate password");
  const conflict = changes.filter(({ held }) => held?.code === "conflict").length;
  return {
    create: free("create"),
    link: free("link"),
    update: free("update"),
    activate: free("activate"),
    suspend: free("suspend"),
    unsuspend: free("unsuspend"),
    deactivate: free("deactivate"),
    reactivate: free("reactivate"),
    ...(unlink > 0 && { unlink }),
    ...(rotate > 0 && { "rotate password": rotate }),
    ...(withGroups && countGroups(executable)),
    conflict,
    held: changes.filter(({ held }) => held).length - conflict,
    waiting,
  };
}

function countGroups(executable: readonly Change[]): Pick<PlanCounts, "groups" | "memberships"> {
  const ofGroups = executable.filter(({ resource }) => resource === "groups");
  const moved = ofGroups.map(({ members }) => (members?.add?.length ?? 0) + (members?.remove?.length ?? 0));
  return {
    groups: ofGroups.filter(({ operation }) => operation !== "members").length,
    memberships: moved.reduce((sum, count) => sum + count, 0),
  };
}
