import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import { selectsByName } from "../group/select-groups.ts";
import type { CreateSyncOptions } from "./create-sync-options.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** Throws a ConfigurationError with everything that keeps the two sides from keeping groups as the settings say. No groups are fine. */
export function assertGroups(
  { source, target }: Pick<CreateSyncOptions, "source" | "target">,
  { groups, mapping }: SyncSettings,
): void {
  if (!groups) return;
  const problems = [
    ...(selectsByName(groups) ? lackingSource(source) : []),
    ...lackingTarget(target),
    ...rivalRule(target, Object.keys(mapping.fromEmployee)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function lackingSource({ adapter, groups }: AnyConnection): readonly ConfigurationProblem[] {
  const { name, toGroup } = adapter;
  if (!groups?.read || !toGroup)
    return [{ path: "groups", message: `${name} is no source of groups: derivedFrom makes groups of its people` }];
  return groups.members ? [] : [{ path: "groups", message: `${name} does not tell who is in a group` }];
}

function lackingTarget(target: AnyConnection): readonly ConfigurationProblem[] {
  const { adapter, groups } = target;
  const { name, fromGroup } = adapter;
  if (!groups?.read || !fromGroup) return [{ path: "groups", message: `${name} is no target of groups` }];
  return [
    ...(groups.members?.add || hasMemberAttribute(target) ? [] : [`${name} lets nobody be put into a group`]),
    ...(groups.keys?.[0] === undefined ? [`${name} cannot look a group up by its name`] : []),
  ].map((message) => ({ path: "groups", message }));
}

/** Whether people are put into a group by an attribute of theirs. */
const hasMemberAttribute = ({ people, groups }: AnyConnection): boolean =>
  people.attributes[groups?.memberAttribute ?? ""]?.kind === "group";

/** Which group somebody is in comes of the groups, and of nothing else. */
function rivalRule({ groups }: AnyConnection, ruled: readonly string[]): readonly ConfigurationProblem[] {
  const name = groups?.memberAttribute;
  if (name === undefined || !ruled.includes(name)) return [];
  return [{ path: `mapping.fromEmployee.${name}`, message: "is kept by the groups of the sync: no rule may write it" }];
}
