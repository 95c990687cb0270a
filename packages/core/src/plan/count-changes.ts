import type { Change, Operation } from "./change.ts";
import { executableChanges } from "./executable-changes.ts";
import type { PlanCounts } from "./plan.ts";

/** How many of each operation can be executed, how many are held, and how many people are in conflict or wait. */
export function countChanges(changes: readonly Change[], waiting: number): PlanCounts {
  const executable = executableChanges(changes);
  const free = (operation: Operation) => executable.filter((change) => change.operation === operation).length;
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
    conflict,
    held: changes.filter(({ held }) => held).length - conflict,
    waiting,
  };
}
