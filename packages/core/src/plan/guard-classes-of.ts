import type { Change } from "./change.ts";
import type { GuardClass } from "./guard-limits.ts";

/** The guard classes that a change counts in. An update counts once as an update, and once for each attribute. */
export function guardClassesOf(change: Change, key: string): readonly GuardClass[] {
  if (change.resource === "groups") return groupClassesOf(change);
  if (change.operation === "create") return ["create"];
  if (change.operation === "link") return ["link"];
  // The suspension that is part of making an account takes nothing from anybody.
  if (change.operation === "suspend" || change.operation === "deactivate" || change.operation === "delete")
    return change.lane === "joiners" ? [] : ["remove"];
  if (letsBackIn(change)) return ["reactivate"];
  if (change.operation === "rotate password") return ["password rotated"];
  if (change.operation !== "update") return [];
  const attributes = Object.keys(change.set ?? {});
  return [
    "update",
    ...(attributes.includes(key) ? (["login change"] as const) : []),
    ...(Object.values(change.set ?? {}).includes(null) ? (["cleared value"] as const) : []),
    ...attributes.map((name) => `attribute ${name}` as const),
  ];
}

/** Links of groups are looked at by a person, each of them; putting people in takes nothing from anybody. */
function groupClassesOf({ operation, members }: Change): readonly GuardClass[] {
  if (operation === "members") return members?.remove ? ["membership removed"] : [];
  if (operation === "create") return ["group create"];
  return operation === "update" ? ["group update"] : [];
}

/** How much a change counts in its classes: one that takes people out of a group once for each of them. */
export const weightOf = ({ members }: Pick<Change, "members">): number => members?.remove?.length ?? 1;

const wasPutOut: readonly (string | undefined)[] = ["left", "revoked", "out of scope"];

/** Access given back to somebody who had been put out. A joiner's first day, and the return from leave, are no such thing. */
const letsBackIn = ({ operation, reasonWas }: Change): boolean =>
  operation === "reactivate" ||
  ((operation === "unsuspend" || operation === "activate") && wasPutOut.includes(reasonWas));
