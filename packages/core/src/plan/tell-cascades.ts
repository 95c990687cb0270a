import { isNothing } from "../diff/is-nothing.ts";
import type { Roster } from "../roster/roster.ts";
import type { ResourceName } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import { cascadeOf } from "./cascade-of.ts";
import type { CascadedChange, Change } from "./change.ts";
import type { GroupsInput } from "./groups-input.ts";
import type { PlanContext } from "./plan-context.ts";

/** The records of one kind that a vendor may change along with somebody's state. */
interface Side {
  readonly resource: ResourceName;
  readonly roster: Roster;
  readonly links: Links;
  /** The attribute that they are known by. */
  readonly key: string;
}

/** Says of each removal what else the vendor will change with it, as far as it was read, but for what the same plan changes before. */
export function tellCascades(
  { input, key }: PlanContext,
  changes: readonly Change[],
  groups: GroupsInput | undefined,
): readonly Change[] {
  if (!input.resource.cascades) return changes;
  const people: Side = { resource: "people", roster: input.target, links: input.links, key };
  const sides = groups ? [people, sideOf(groups)] : [people];
  const byId = new Map(changes.map((change) => [change.id, change]));
  return changes.map((change) => {
    const cascade = cascadeOf(input.resource, change);
    if (!cascade) return change;
    const moved = new Set((change.after ?? []).flatMap((id) => writtenBy(byId.get(id))));
    const references = sides.flatMap((side) => referencesTo(side, change.account ?? "", cascade[side.resource] ?? []));
    const left = references.filter((one) => !moved.has(placeOf(one)));
    const all = [...left, ...ownOf(people, change, cascade.own ?? [])];
    return all.length > 0 ? { ...change, cascade: all } : change;
  });
}

const sideOf = ({ links, target: { roster, resource } }: GroupsInput): Side => ({
  resource: "groups",
  roster,
  links,
  key: resource.keys?.[0] ?? "id",
});

const placeOf = ({ resource, account, attribute }: Pick<CascadedChange, "resource" | "account" | "attribute">) =>
  JSON.stringify([resource, account, attribute]);

function writtenBy(change: Change | undefined): readonly string[] {
  if (change?.operation !== "update" || change.account === undefined) return [];
  const { resource, account, set = {} } = change;
  return Object.keys(set).map((attribute) => placeOf({ resource, account, attribute }));
}

const referencesTo = (side: Side, account: string, names: readonly string[]): readonly CascadedChange[] =>
  names
    .filter((attribute) => side.roster.names.includes(attribute))
    .flatMap((attribute) => side.roster.find(attribute, account).map((place) => recordAt(side, place, attribute)));

/** What somebody has themselves and loses. */
function ownOf(side: Side, { account = "" }: Change, names: readonly string[]): readonly CascadedChange[] {
  const place = side.roster.indexOf(account);
  const holds = (value: unknown) => !isNothing(value) && !isListOfNone(value);
  return names.filter((name) => holds(side.roster.value(place, name))).map((name) => recordAt(side, place, name));
}

const isListOfNone = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function recordAt({ resource, roster, links, key }: Side, place: number, attribute: string): CascadedChange {
  const account = roster.id(place);
  const link = links.byTarget(account);
  const who = String(roster.value(place, key) ?? account);
  return { resource, account, ...(link && { subject: link.source }), who, attribute };
}
