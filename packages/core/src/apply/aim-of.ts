import type { State } from "../adapter/state.ts";
import type { Change, Operation } from "../plan/change.ts";

const aims: { readonly [O in Operation]?: State } = {
  create: "active",
  activate: "active",
  suspend: "suspended",
  unsuspend: "active",
  deactivate: "inactive",
  reactivate: "active",
  delete: "deleted",
};

/** The state a change is to reach: the one it names, else its operation's own. `undefined`: it changes no state. */
export const aimOf = ({ state, operation }: Change): State | undefined =>
  movesNobody.includes(operation) ? undefined : (state ?? aims[operation]);

const movesNobody: readonly Operation[] = ["update", "link", "unlink", "members", "rotate password"];

/** Whether a change takes somebody's access away. */
export const isRemoval = ({ operation }: Pick<Change, "operation">): boolean =>
  operation === "suspend" || operation === "deactivate" || operation === "delete";
