import type { Change, Reference } from "./change.ts";
import type { GroupScene } from "./group-scene.ts";
import type { NamedGroup } from "./name-groups.ts";
import type { OwnedAttribute } from "./plan-context.ts";

/** A group of which people are in one at most, as the value that an attribute of theirs is to have. */
export interface Team {
  readonly group: NamedGroup;
  /** Its place among the target's groups; -1: it is not there, or nobody knows yet which it is. */
  readonly place: number;
  /** The group's own changes. */
  readonly changes: readonly Change[];
  /** The group's id at the target, or what stands for it. Absent: not known until something is settled. */
  readonly value?: string | Reference;
  /** The change that must be done before anybody can be in it. */
  readonly after?: string;
}

/** The teams of a plan, as far as people may be in them. */
export interface Teams {
  readonly scene: GroupScene;
  /** The attribute of people that holds theirs. */
  readonly attribute: OwnedAttribute;
  /** Those that somebody is in at the source, by name. A derived one that is missing at the target is made for whom it is asked here, and for nobody else. */
  of(subject: string): readonly Team[];
  /** Those that are planned: all but the derived ones that are missing at the target and that nobody was asked about. In order of their ids. */
  all(): readonly Team[];
  /** Somebody's own record says that they are in none, and the settings let people be taken out. */
  isInNone(subject: string): boolean;
  /** Who is on no list, and in no derived group, is in none: every list was read whole, and the record says what it is asked for. */
  isTold(subject: string): boolean;
  /** Nobody can tell from what was read whether somebody is still in the group of this id at the target. */
  isUnproven(subject: string, id: string): boolean;
  /** Nobody is in the group of this id at the source any more, or it is gone there: that may be a mistake. */
  isEmptied(id: string): boolean;
  /** How many people wait for a team whose value is not known. */
  readonly waiting: Map<Team, number>;
  /** People whose move waits for somebody's word, because the group they are in came empty. */
  readonly fromEmptied: Set<string>;
  /** How many accounts keep a team that nobody says they are in, and that this sync did not write. */
  inNone: number;
  /** How many are in several and keep the one they have, as the settings say. */
  inSeveral: number;
  /** Changes of groups, once those of people are known. */
  changes: readonly Change[];
}
