import { isEverybody } from "../roster/is-everybody.ts";
import { changeId } from "./change-id.ts";
import type { GroupScene } from "./group-scene.ts";
import { mayLink, type NamedGroup } from "./name-groups.ts";

/** What a group of the source is, or may become, at the target. Places are among the target's groups. */
export type GroupClaim =
  | { readonly kind: "linked"; readonly place: number }
  /** Somebody else's of the same name: linked once a person says so. */
  | { readonly kind: "link"; readonly place: number }
  /** `after`: the change that gives its name free. */
  | { readonly kind: "create"; readonly after: readonly string[] }
  /** Who it is must be settled by a person. */
  | { readonly kind: "conflict"; readonly evidence: readonly string[] }
  /** Nothing is done; it was noted why. */
  | { readonly kind: "none" };

const none: GroupClaim = { kind: "none" };

/** Says which group of the target is this one: the one linked by its id, else one of the same name, else one to be made. */
export function claimGroup(scene: GroupScene, group: NamedGroup): GroupClaim {
  const { facts } = scene.fold.context.input;
  const { id } = group.source;
  if (facts.unsettledGroups?.has(id)) return refuse(scene, group, "unsettled", unsettled);
  const link = scene.input.links.bySource(id);
  if (link) return claimLinked(scene, group, link.target ?? "");
  if (scene.names.wanting(group.name).length > 1) return { kind: "conflict", evidence: [rivalsOf(scene, group)] };
  return isEverybody(scene.input.target.roster.extent) ? claimByName(scene, group) : none;
}

const unsettled = "an earlier write has no known outcome yet; nothing is planned until it is settled";

function refuse(scene: GroupScene, { source, name }: NamedGroup, code: string, message: string): GroupClaim {
  scene.note({ subject: source.id, who: name, code, message });
  return none;
}

/** Other groups of the source that come to the same name. */
export function rivalsOf({ names }: GroupScene, { source, name }: NamedGroup): string {
  const others = names.wanting(name).filter((other) => other.source.id !== source.id);
  const told = others.slice(0, 5).map((other) => `"${other.source.name}" (${other.source.id})`);
  const more = others.length > told.length ? ` and ${others.length - told.length} more` : "";
  return `would have the same name at the target, "${name}", as ${told.join(", ")}${more}`;
}

function claimLinked(scene: GroupScene, group: NamedGroup, target: string): GroupClaim {
  const { roster } = scene.input.target;
  const place = roster.indexOf(target);
  if (place < 0) return refuse(scene, group, "group missing", roster.extent.complete ? gone : notRead);
  const inTheWay = objection(scene, place);
  return inTheWay === undefined ? { kind: "linked", place } : refuse(scene, group, "group refused", inTheWay);
}

const gone = "the linked group is gone at the target; link the group anew or let the sync forget the link";
const notRead = "the linked group was not in the incomplete read of the target; nothing is changed";

/** Why a group of the target must not be written. `undefined`: nothing in the way. */
function objection({ input: { target } }: GroupScene, place: number): string | undefined {
  const id = target.roster.id(place);
  const blocked = target.roster.blocked(place) ?? target.inspections.get(id)?.refused;
  return blocked === undefined ? undefined : `the group ${id} at the target is never written: ${blocked}`;
}

function claimByName(scene: GroupScene, group: NamedGroup): GroupClaim {
  const { links, target } = scene.input;
  const holding = scene.names.holding(group.name);
  const candidates = holding.filter((place) => mayLink({ links, roster: target.roster }, place));
  const [place = -1] = candidates;
  if (candidates.length > 1) return { kind: "conflict", evidence: describe(scene, candidates) };
  if (candidates.length === 1) return claimCandidate(scene, group, place);
  const foreign = holding.find((one) => !links.byTarget(target.roster.id(one)));
  if (foreign !== undefined) return refuse(scene, group, "group refused", `${objection(scene, foreign)}; ${ownNames}`);
  return claimNew(scene, group);
}

const ownNames = "it has this name, and a prefix of our own would let another group be made";

const describe = ({ input: { target } }: GroupScene, places: readonly number[]): readonly string[] => [
  `${places.length} groups of this name are at the target`,
  ...places.slice(0, 5).map((place) => `group ${target.roster.id(place)}`),
];

function claimCandidate(scene: GroupScene, group: NamedGroup, place: number): GroupClaim {
  const { links, target } = scene.input;
  const inTheWay = objection(scene, place);
  if (inTheWay !== undefined) return refuse(scene, group, "group refused", `${inTheWay}; ${ownNames}`);
  const id = target.roster.id(place);
  return links.isDifferent(group.source.id, id)
    ? { kind: "conflict", evidence: [`the name is taken by group ${id}, which a person said is another one`] }
    : { kind: "link", place };
}

function claimNew(scene: GroupScene, group: NamedGroup): GroupClaim {
  if (!scene.settings.create || !scene.input.target.resource.create) return none;
  const taken = nameTaken(scene, group, -1);
  return taken === undefined
    ? { kind: "create", after: freedBy(scene, group, -1) }
    : { kind: "conflict", evidence: [taken] };
}

/**
 * Why a group cannot have its name: another one of the target has it, and is not about to give it up. `own`: the place of the group itself, -1 for
 * one that is to be made. Names that go round in a circle are nobody's.
 */
export function nameTaken(scene: GroupScene, group: NamedGroup, own: number): string | undefined {
  const { roster } = scene.input.target;
  const seen = new Set<string>();
  for (let wants = group, place = own; ; ) {
    if (scene.names.wanting(wants.name).length > 1) return rivalsOf(scene, wants);
    const [holder, more] = scene.names.holding(wants.name).filter((other) => other !== place);
    if (holder === undefined) return undefined;
    const next = more === undefined ? leaving(scene, holder, wants.name) : undefined;
    if (!next || seen.has(next.source.id)) return `the name "${wants.name}" is taken by group ${roster.id(holder)}`;
    seen.add(next.source.id);
    [wants, place] = [next, holder];
  }
}

/** The group linked to a place, if it is to get another name. */
function leaving(scene: GroupScene, place: number, name: string): NamedGroup | undefined {
  const { input, names, canRename } = scene;
  const link = input.links.byTarget(input.target.roster.id(place));
  const group = link && names.bySource(link.source);
  const isFree = canRename && group !== undefined && objection(scene, place) === undefined;
  return isFree && !names.wanting(name).includes(group) ? group : undefined;
}

/** The change that gives a name free, if one must. */
export const freedBy = (scene: GroupScene, { name }: NamedGroup, own: number): readonly string[] =>
  scene.names
    .holding(name)
    .filter((place) => place !== own)
    .flatMap((place) => leaving(scene, place, name)?.source.id ?? [])
    .map((id) => changeId("groups", "update", id));
