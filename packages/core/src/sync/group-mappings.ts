import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Group } from "../group/group.ts";
import { groupShape } from "../group/group-shape.ts";
import { selectsByName } from "../group/select-groups.ts";
import type { Functions } from "../mapping/custom-step.ts";
import type { CompiledMapping, Mapping } from "../mapping/mapping.ts";
import { refinedAttributes, refinedRule } from "../plan/refined-attributes.ts";
import { type RulesJson, readsOf, ruleText, withRules } from "./sync-mappings.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** How a group of the source becomes one of the target, the settings' own rules taken in. */
export interface GroupMappings {
  /** Reads a group from a record of the source. Absent: groups are derived from people alone. */
  readonly toGroup?: CompiledMapping & { readonly reads: readonly string[] };
  /** Group to target record. */
  readonly fromGroup: CompiledMapping;
  /** The rule of each attribute of a group at the target, in words. */
  readonly rules: { readonly [attribute: string]: string };
}

/** Puts the mappings of groups together. `undefined`: the sync keeps none. Throws MappingError or ConfigurationError, all problems of a side at once. */
export function createGroupMappings(
  source: AnyConnection,
  target: AnyConnection,
  { groups, mapping }: SyncSettings,
  toEmployee: CompiledMapping,
  functions: Functions = {},
): GroupMappings | undefined {
  const { fromGroup } = target.adapter;
  if (!groups || !fromGroup || !target.groups) return undefined;
  assertDerivable(groups.derivedFrom, toEmployee);
  const to = selectsByName(groups) ? sourceMapping(source, mapping.toGroup, functions) : undefined;
  const from = withRules(fromGroup as Mapping, [groupShape, target.groups.attributes], mapping.fromGroup, functions);
  const key = target.groups.keys?.[0] ?? "";
  if (!from.names.includes(key))
    throw new ConfigurationError([{ path: "mapping.fromGroup", message: `no rule makes ${key}, the name of a group` }]);
  const refined = refinedAttributes(target.groups, from).map(({ name }) => [`groups.${name}`, refinedRule]);
  const rules = Object.fromEntries([...from.describe().map((row) => [`groups.${row.to}`, ruleText(row)]), ...refined]);
  return { ...(to && { toGroup: { ...to, reads: readsOf(to) } }), fromGroup: from, rules };
}

function assertDerivable(attribute: string | undefined, { names }: CompiledMapping): void {
  if (attribute === undefined || names.includes(attribute)) return;
  const message = "no rule of the source makes this attribute";
  throw new ConfigurationError([{ path: "groups.derivedFrom", message }]);
}

function sourceMapping(
  { adapter, groups }: AnyConnection,
  rules: RulesJson,
  functions: Functions,
): Mapping | undefined {
  const { toGroup } = adapter;
  if (!toGroup || !groups) return undefined;
  const mapping = withRules(toGroup as Mapping, [groups.attributes, groupShape], rules, functions);
  if (mapping.names.includes("name" satisfies keyof Group)) return mapping;
  throw new ConfigurationError([{ path: "mapping.toGroup", message: "no rule makes name" }]);
}
