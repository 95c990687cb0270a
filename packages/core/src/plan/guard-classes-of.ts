import type { Change } from "./change.ts";
import type { GuardClass } from "./guard-limits.ts";

/** The guard classes that a change counts in. An update counts once as an update, and once for each attribute. */
export function guardClassesOf(change: Change, key: string): readonly GuardClass[] {
  if (change.operation === "create") return ["create"];
  if (change.operation === "link") return ["link"];
  // The suspension that is part of making an account takes nothing from anybody.
  if (change.operation === "suspend" || change.operation === "deactivate" || change.operation === "delete")
    return change.lane === "joiners" ? [] : ["remove"];
  if (letsBackIn(change)) return ["reactivate"];
  if (change.operation === "members") return ["membership removed"];
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

const wasPutOut: readonly (string | undefined)[] = ["left", "revoked", "out of scope"];

/** Access given back to somebody who had been put out. A joiner's first day, and the return from leave, are no such thing. */
const letsBackIn = ({ operation, reasonWas }: Change): boolean =>
  operation === "reactivate" ||
  ((operation === "unsuspend" || operation === "activate") && wasPutOut.includes(reasonWas));
