import type { Hint } from "../adapter/adapter.ts";
import { selectsByName } from "../group/select-groups.ts";
import { belongingIn } from "../scope/belonging.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Hints that concern the sync. Those about groups do not where it keeps none of the source's and its scope names none: they would have everybody looked at
 * for nothing. Who starts to keep groups has a run for everybody before them anyway.
 */
export function concerning({ settings }: Pick<SyncContext, "settings">, hints: readonly Hint[]): readonly Hint[] {
  const { groups, scope } = settings;
  const concernsGroups = (groups && selectsByName(groups)) || (belongingIn(scope)?.groups.length ?? 0) > 0;
  return concernsGroups ? hints : hints.filter(({ resource }) => resource === "people");
}
