import type { AnyConnection } from "../adapter/any-adapter.ts";
import { selectsByName } from "../group/select-groups.ts";
import type { CompiledMapping, MappingRow, SourceAttribute } from "../mapping/mapping.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** How the attribute of accounts that holds the one group somebody is in comes about: no rule makes it. `undefined`: the sync keeps none. */
export function memberRow(
  { groups: resource }: AnyConnection,
  { groups }: SyncSettings,
  { toEmployee, toAccount }: { readonly toEmployee: CompiledMapping; readonly toAccount: CompiledMapping },
): MappingRow | undefined {
  const to = resource?.memberAttribute;
  if (!groups || to === undefined) return undefined;
  const derived = groups.derivedFrom === undefined ? [] : toEmployee.sources(groups.derivedFrom);
  const from: readonly SourceAttribute[] = [...(selectsByName(groups) ? [memberLists] : []), ...derived];
  const toLabel = toAccount.target[to]?.label ?? to;
  return { to, toLabel, from, steps: "the linked group", write: "always", onNull: "threeWay" };
}

/** Not an attribute of anybody's record: the lists of who is in each group. */
const memberLists: SourceAttribute = { attribute: "groups", label: "Groups" };
