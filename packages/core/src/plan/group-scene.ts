import type { GroupSettings } from "../group/group-settings.ts";
import type { GroupsInput } from "./groups-input.ts";
import { type GroupNames, nameGroups } from "./name-groups.ts";
import type { Issue } from "./plan.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";

/** What planning of groups works with. */
export interface GroupScene {
  readonly fold: PlanFold;
  readonly input: GroupsInput;
  readonly settings: GroupSettings;
  readonly owned: readonly OwnedAttribute[];
  /** The attribute that holds the name. */
  readonly key: string;
  readonly names: GroupNames;
  /** Names and descriptions may be written: the settings want it and the target can. */
  readonly canUpdate: boolean;
  /** The name among them. */
  readonly canRename: boolean;
  readonly note: (issue: Omit<Issue, "resource">) => void;
}

/** Compiles what is known of groups once. */
export function createGroupScene(fold: PlanFold, input: GroupsInput, settings: GroupSettings): GroupScene {
  const { resource, fromGroup, roster } = input.target;
  const key = resource.keys?.[0] ?? "id";
  const owned = ownedAttributes(input);
  const canUpdate = settings.update && resource.update !== undefined;
  return {
    fold,
    input,
    settings,
    owned,
    key,
    names: nameGroups({ groups: input.source.groups, links: input.links, fromGroup, roster, key }),
    canUpdate,
    canRename: canUpdate && owned.some(({ name, onCreateOnly }) => name === key && !onCreateOnly),
    note: (issue) => fold.context.note({ ...issue, resource: "groups" }),
  };
}

/** Says whether any group of the source has a value at a position. Asked for each group that is to be cleared: once for each attribute is enough. */
export function filledAttributes({ owned, names }: GroupScene): (index: number) => boolean {
  const filled = owned.map((_, index) => names.named.some(({ wanted }) => (wanted[index] ?? "") !== ""));
  return (index) => filled[index] === true;
}

const ownedAttributes = ({ target: { fromGroup } }: GroupsInput): readonly OwnedAttribute[] =>
  fromGroup.names.map((name) => ({
    name,
    facts: fromGroup.target[name] ?? { kind: "text" },
    onCreateOnly: fromGroup.rules[name]?.write === "create",
    onNull: fromGroup.rules[name]?.onNull,
    drift: "restore",
  }));
