import type { AnyResource } from "../adapter/any-adapter.ts";
import type { SourceGroups, TargetGroups } from "../plan/groups-input.ts";
import { groupCandidates, type Naming, nameGroups } from "../plan/name-groups.ts";
import { SetDigest } from "../roster/set-digest.ts";
import type { Links } from "../store/links.ts";
import type { GroupMappings } from "./group-mappings.ts";
import { inspectGroups, readMemberLists } from "./read-member-lists.ts";
import { readTarget } from "./read-target.ts";
import { backOff, linkedIds, readingAt, tell } from "./reading-at.ts";
import type { PlanOptions } from "./sync.ts";

/**
 * Reads all groups of the target, and of those that are linked or may be, who is in them. Those that this sync did not make are looked at as well,
 * as whoever links them, or has linked them, should.
 */
export async function readTargetGroups(
  resource: AnyResource,
  source: SourceGroups,
  links: Links,
  { fromGroup }: Pick<GroupMappings, "fromGroup">,
  at: string,
  options: PlanOptions,
): Promise<TargetGroups> {
  const key = resource.keys?.[0] ?? "id";
  const names = [...new Set([...fromGroup.names, key, ...peopleIn(resource)])];
  const roster = await readTarget(resource, names, readingAt(at, names, options), {
    readAt: at,
    linkedIds: linkedIds(links, "target"),
    backOff: backOff(options),
    onPage: ({ items }) => tell(options, "reading target", items, "groups"),
  });
  const naming: Naming = { groups: source.groups, links, fromGroup, roster, key };
  const candidates = groupCandidates(naming, nameGroups(naming)).map((place) => roster.id(place));
  const linked = linkedIds(links, "target").filter((id) => roster.indexOf(id) >= 0);
  const ids = [...linked, ...candidates];
  const lists = resource.members && (await readMemberLists(resource.members, ids, at, "reading target", options));
  const members = lists ?? new Map();
  const foreign = linked.filter((id) => links.byTarget(id)?.by !== madeByUs);
  const inspections = await inspectGroups(resource, [...foreign, ...candidates]);
  return { roster, members, inspections, resource, fromGroup, digest: digestOf({ roster, members }) };
}

/** Whom a group refers to is for the vendor's own rules, and may change along with somebody's state. */
const peopleIn = ({ attributes }: AnyResource): readonly string[] =>
  Object.keys(attributes).filter((name) => attributes[name]?.kind === "person");

/** What the link of a group says that a create of this sync made. */
const madeByUs = "created";

function digestOf({ roster, members }: Pick<TargetGroups, "roster" | "members">): string {
  const digest = new SetDigest();
  for (const [id, { extent }] of members) digest.add([id, extent.digest, extent.complete]);
  return `${roster.extent.digest}${digest.digest()}`;
}
