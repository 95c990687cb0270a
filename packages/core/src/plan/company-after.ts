import type { Company, GroupToRefine, PersonToRefine, ReferredPerson } from "../adapter/refine.ts";
import { fingerprintAt, fingerprintOf } from "../diff/fingerprints.ts";
import type { GroupScene } from "./group-scene.ts";
import { groupsByMember } from "./groups-by-member.ts";
import type { NamedGroup } from "./name-groups.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import { type PresentAccount, statesIn } from "./presence-after.ts";
import type { StandIns } from "./stand-ins.ts";

/** A group that is to be kept, at the target already (its place there) or made by the plan (-1). */
export interface KeptGroup {
  readonly group: NamedGroup;
  readonly place: number;
}

/** What a company is told from. */
export interface CompanyScene {
  readonly scene: GroupScene;
  readonly kept: readonly KeptGroup[];
  /** Attributes of groups that are refined. */
  readonly attributes: readonly OwnedAttribute[];
  readonly presenceOf: (subject: string) => PresentAccount | undefined;
  readonly standsIn: StandIns;
}

/** People and groups as they will be once the plan is applied, for the vendor's own rules. */
export function companyAfter(company: CompanyScene): Company {
  const { scene, kept, presenceOf } = company;
  const { columns, managers = [] } = scene.fold;
  const groupOf = onlyGroups(company);
  const people = [...columns.ids].flatMap(([id, place]): readonly PersonToRefine[] => {
    if (!presenceOf(id)) return [];
    const group = groupOf.get(id);
    const manager = managers[place];
    const isSaid = manager === null || typeof manager === "string";
    return [{ id, ...(group !== undefined && { group }), ...(isSaid && { manager }) }];
  });
  return { people: people.sort(byId), groups: kept.map((one) => groupToRefine(company, one)).sort(byId) };
}

interface Identified {
  readonly id: string;
}

const byId = (one: Identified, other: Identified): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** The one group of each person. Whoever is in several, of which the settings do not choose one, is told to be in none. */
function onlyGroups({ scene, kept }: CompanyScene): ReadonlyMap<string, string> {
  const byMember = groupsByMember(kept.map(({ group }) => group));
  const isChosen = scene.settings.several === "first by name";
  return new Map(
    [...byMember].flatMap(([member, [first, ...others]]) =>
      first && (isChosen || others.length === 0) ? [[member, first.source.id] as const] : [],
    ),
  );
}

function groupToRefine(company: CompanyScene, { group: { source, name }, place }: KeptGroup): GroupToRefine {
  const { scene, attributes } = company;
  const { roster } = scene.input.target;
  const refersTo = attributes.flatMap((attribute) => {
    const account = place < 0 ? undefined : roster.value(place, attribute.name);
    return typeof account === "string"
      ? [[attribute.name, referred(company, source.id, attribute, account)] as const]
      : [];
  });
  return { id: source.id, name, refersTo: Object.fromEntries(refersTo) };
}

function referred(
  { scene, presenceOf, standsIn }: CompanyScene,
  group: string,
  { name, facts }: OwnedAttribute,
  account: string,
): ReferredPerson {
  const { links, target } = scene.fold.context.input;
  const id = links.byTarget(account)?.source;
  const last = fingerprintAt(scene.input.links.bySource(group)?.fingerprints, name);
  const place = target.indexOf(account);
  // Whom an incomplete read did not show may well be in.
  const isIn =
    place < 0 ? !target.extent.complete : id ? presenceOf(id) !== undefined : statesIn.includes(target.state(place));
  return {
    account,
    ...(id !== undefined && { id }),
    isIn,
    isOurs: last === fingerprintOf(account, facts.compare),
    ...(standsIn(name, account, last) && { standsIn: true }),
  };
}
