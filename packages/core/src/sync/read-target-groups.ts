import type { AnyResource } from "../adapter/any-adapter.ts";
import type { SourceGroups, TargetGroups } from "../plan/groups-input.ts";
import { groupCandidates, type Naming, nameGroups } from "../plan/name-groups.ts";
import type { Roster } from "../roster/roster.ts";
import { SetDigest } from "../roster/set-digest.ts";
import type { Links } from "../store/links.ts";
import type { GroupMappings } from "./group-mappings.ts";
import { inspectGroups, readMemberLists } from "./read-member-lists.ts";
import { readTarget } from "./read-target.ts";
import { backOff, linkedIds, readingAt, tell } from "./reading-at.ts";
import type { PlanOptions } from "./sync.ts";

/**
 * Reads all groups of the target, and of those that are linked or may be, who is in them, unless an attribute of people says so. Those that this sync did not make are looked at as well,
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
  const roster = await readRoster(resource, names, source, links, at, options);
  const naming: Naming = { groups: source.groups, links, fromGroup, roster, key };
  const candidates = groupCandidates(naming, nameGroups(naming)).map((place) => roster.id(place));
  const linked = linkedIds(links, "target").filter((id) => roster.indexOf(id) >= 0);
  const ids = [...linked, ...candidates];
  const own = resource.memberAttribute === undefined ? resource.members : undefined;
  const lists = own && (await readMemberLists(own, ids, at, "reading target", options));
  const members = lists ?? new Map();
  const foreign = linked.filter((id) => links.byTarget(id)?.by !== madeByUs);
  const inspections = await inspectGroups(resource, [...foreign, ...candidates]);
  return { roster, members, inspections, resource, fromGroup, digest: digestOf({ roster, members }) };
}

/** Whom a group refers to is for the vendor's own rules, and may change along with somebody's state. */
const peopleIn = ({ attributes }: AnyResource): readonly string[] =>
  Object.keys(attributes).filter((name) => attributes[name]?.kind === "person");

/** All groups; for people named, those alone that are linked to groups of theirs. */
function readRoster(
  resource: AnyResource,
  names: readonly string[],
  { groups }: SourceGroups,
  links: Links,
  at: string,
  options: PlanOptions,
): Promise<Roster> {
  const how = {
    readAt: at,
    backOff: backOff(options),
    onPage: ({ items }: { readonly items: number }) => tell(options, "reading target", items, "groups"),
  };
  const reading = readingAt(at, names, options);
  if (!options.only) return readTarget(resource, names, reading, { ...how, linkedIds: linkedIds(links, "target") });
  const ids = new Set(groups.flatMap(({ id }) => links.bySource(id)?.target ?? []));
  return readTarget(resource, names, reading, how, [...ids]);
}

/** What the link of a group says that a create of this sync made. */
const madeByUs = "created";

function digestOf({ roster, members }: Pick<TargetGroups, "roster" | "members">): string {
  const digest = new SetDigest();
  for (const [id, { extent }] of members) digest.add([id, extent.digest, extent.complete]);
  return `${roster.extent.digest}${digest.digest()}`;
}
