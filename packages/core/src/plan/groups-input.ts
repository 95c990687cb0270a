import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Inspection } from "../adapter/resource.ts";
import type { Group } from "../group/group.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import type { Extent } from "../roster/extent.ts";
import type { MemberList } from "../roster/read-members.ts";
import type { Roster } from "../roster/roster.ts";
import type { Links } from "../store/links.ts";
import type { LinkedElsewhere } from "./linked-elsewhere.ts";

/** A group of the source that is to be kept at the target. */
export interface SourceGroup {
  readonly id: string;
  /** As the source names it. */
  readonly name: string;
  /** With the name that it is to have at the target. */
  readonly group: Group;
  /** Source ids of the people in it. */
  readonly members: MemberList;
  /** It is made of an attribute of people, and is there only while somebody has the value. */
  readonly isDerived?: true;
  /** The id that another system gave it, as the source tells. Absent: it tells of none. */
  readonly externalId?: string;
}

/** The groups of the source. */
export interface SourceGroups {
  /** Those that the settings select, in order of their ids. */
  readonly groups: readonly SourceGroup[];
  /** What the read of the vendor's own groups proves. Absent: none are asked for. */
  readonly extent?: Extent;
  /** Whether the vendor showed a group, selected or not. */
  has(id: string): boolean;
  /** People of whom nobody knows which derived group they are in, because their record does not say. */
  readonly untold: ReadonlySet<string>;
  /** People whose record says that they are in no derived group. */
  readonly none: ReadonlySet<string>;
  /** Names that the settings ask for and that the source does not have. */
  readonly missing: readonly string[];
  /** Of the groups and all of their members. */
  readonly digest: string;
}

/** The groups of the target, as far as the plan needs them. */
export interface TargetGroups {
  /** All of them, with the attributes that the mapping owns and the one by which they are looked up. */
  readonly roster: Roster;
  /** Who is in the groups that are linked or may be, by the group's id. */
  readonly members: ReadonlyMap<string, MemberList>;
  /** What a person should see of those that we did not make, by the group's id. */
  readonly inspections: ReadonlyMap<string, Inspection>;
  /** What the target can do with groups. Nothing is called that does I/O. */
  readonly resource: AnyResource;
  /** Group to target record. */
  readonly fromGroup: CompiledMapping;
  readonly digest: string;
}

/** Everything that is known of groups on both sides. */
export interface GroupsInput {
  readonly source: SourceGroups;
  readonly target: TargetGroups;
  readonly links: Links;
  /** Groups at the target that other syncs of the same store are linked to, by id. Absent: none. */
  readonly elsewhere?: ReadonlyMap<string, LinkedElsewhere>;
}
