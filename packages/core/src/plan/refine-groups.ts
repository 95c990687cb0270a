import type { Refined } from "../adapter/refine.ts";
import { type Extent, isComplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { afterOf, inOrder } from "./change-parts.ts";
import { type CompanyScene, companyAfter, type KeptGroup } from "./company-after.ts";
import { compareAttribute, type Difference } from "./compare-attributes.ts";
import { groupBase } from "./group-changes.ts";
import { createGroupScene, type GroupScene } from "./group-scene.ts";
import type { GroupsInput } from "./groups-input.ts";
import type { PlanFold } from "./plan-fold.ts";
import { createPresence, type PresentAccount, statesIn } from "./presence-after.ts";
import { refinedAttributes } from "./refined-attributes.ts";
import { createStandIns } from "./stand-ins.ts";
import { weighGroups } from "./weigh-groups.ts";

/**
 * Lets the target's own rule say whom groups refer to, once everything about people and groups is settled: `people` and `groups` are the changes of
 * this plan. What it wants goes into the change that the group has anyway, or becomes one. A conclusion from everybody's records, so it needs a read of
 * everybody, and all members of a group.
 */
export function refineGroups(
  fold: PlanFold,
  source: Extent,
  input: GroupsInput,
  people: readonly Change[],
  groups: readonly Change[],
): readonly Change[] {
  const { refine } = input.target.resource;
  const { settings } = fold.context.input;
  if (!refine || !settings.groups || !isEverybody(source) || input.source.extent?.complete === false) return groups;
  const scene = createGroupScene(fold, input, settings.groups);
  const attributes = refinedAttributes(input.target.resource, input.target.fromGroup);
  const presenceOf = createPresence(fold, people);
  const standsIn = createStandIns(scene, attributes);
  const company = { scene, kept: keptGroups(scene, groups), attributes, presenceOf, standsIn };
  const own = Map.groupBy(refine(companyAfter(company)), ({ group }) => group);
  const changes = [...own].reduce((all, [id, refined]) => refineGroup(company, id, refined, all), groups);
  return weighAnew(scene, groups, changes);
}

/** Groups that are there and may be written, and those that the plan makes. */
function keptGroups({ names, input, fold }: GroupScene, changes: readonly Change[]): readonly KeptGroup[] {
  const { roster, inspections } = input.target;
  const made = new Set(
    changes.flatMap(({ operation, held, subject }) => (operation === "create" && !held ? [subject] : [])),
  );
  return names.named.flatMap((group): readonly KeptGroup[] => {
    const { id } = group.source;
    if (fold.context.input.facts.unsettledGroups?.has(id)) return [];
    const target = input.links.bySource(id)?.target;
    if (target === undefined) return made.has(id) ? [{ group, place: -1 }] : [];
    const place = roster.indexOf(target);
    const mayWrite = roster.blocked(place) === undefined && inspections.get(target)?.refused === undefined;
    return place >= 0 && mayWrite ? [{ group, place }] : [];
  });
}

/** What a rule wants, as a value that can be written. */
interface Wanted {
  readonly value: unknown;
  readonly because: string;
  readonly after?: string;
}

function refineGroup(
  company: CompanyScene,
  id: string,
  refined: readonly Refined[],
  changes: readonly Change[],
): readonly Change[] {
  const kept = company.kept.find(({ group }) => group.source.id === id);
  if (!kept || !isComplete(kept.group.source.members)) return changes;
  return refined.reduce((all, one) => {
    const wanted = wantedOf(company, kept, one);
    if (!wanted) return all;
    return kept.place < 0 ? refineNew(company, kept, one, wanted, all) : refineLinked(company, kept, one, wanted, all);
  }, changes);
}

/** `undefined`: nothing is written, and it was noted why. */
function wantedOf(
  company: CompanyScene,
  { group: { source, name: who } }: KeptGroup,
  { attribute, to, because }: Refined,
): Wanted | undefined {
  const { scene, attributes, presenceOf } = company;
  if (!attributes.some(({ name }) => name === attribute)) return undefined;
  const tell = (code: string, message: string) =>
    void scene.note({ subject: source.id, who, attribute, code, message });
  if (!to) return tell("kept", `${attribute} is left as it is: ${because}`);
  const present = "id" in to ? presenceOf(to.id) : presentAccount(company, to.account);
  if (!present) return tell("deferred reference", `${attribute} waits: the person referred to is not in at the target`);
  const { account: value, after } = present;
  return { value, because, ...(after !== undefined && { after }) };
}

/** An account that is named by its own id: somebody's of the source, or one that is in and nobody's. */
function presentAccount({ scene, presenceOf }: CompanyScene, account: string): PresentAccount | undefined {
  const { links, target } = scene.fold.context.input;
  const source = links.byTarget(account)?.source;
  if (source !== undefined) return presenceOf(source);
  const place = target.indexOf(account);
  return place >= 0 && statesIn.includes(target.state(place)) ? { account } : undefined;
}

/** Somebody whose account is made by the same plan may be put into this very group by it, so that reference is written after both. */
function refineNew(
  { scene }: CompanyScene,
  { group: { source, name: who } }: KeptGroup,
  { attribute }: Refined,
  { value, because, after }: Wanted,
  changes: readonly Change[],
): readonly Change[] {
  const create = changeId("groups", "create", source.id);
  const waits = after === undefined ? [] : [after];
  if (typeof value === "string")
    return changes.map((change) =>
      change.id === create
        ? {
            ...change,
            set: sorted({ ...change.set, [attribute]: value }),
            ...afterOf([...(change.after ?? []), ...waits]),
          }
        : change,
    );
  const base = groupBase(scene, { id: source.id, who, place: -1 }, "update", "back-fill", "refined");
  return [...changes, { ...base, set: { [attribute]: value }, because, ...afterOf([create, ...waits]) }];
}

const sorted = (values: object) => inOrder(new Map(Object.entries(values)));

function refineLinked(
  { scene, attributes }: CompanyScene,
  { group: { source, name: who }, place }: KeptGroup,
  { attribute: name }: Refined,
  { value, because, after }: Wanted,
  changes: readonly Change[],
): readonly Change[] {
  const attribute = attributes.find((one) => one.name === name);
  if (!attribute || !scene.canUpdate) return changes;
  const found = scene.input.target.roster.value(place, name) ?? null;
  const difference: Difference = { set: new Map(), drifted: new Set() };
  compareAttribute(scene, source.id, attribute, value, found, scene.input.links.bySource(source.id), difference);
  if (difference.set.size === 0) return changes;
  const waits = afterOf(after === undefined ? [] : [after]);
  const drifted = difference.drifted.size > 0 ? { drifted: [name] } : {};
  const content = { set: { [name]: value }, was: { [name]: found }, ...drifted, because, ...waits };
  const id = changeId("groups", "update", source.id);
  const own = changes.find((change) => change.id === id);
  // What a person has approved stays as they saw it.
  if (own && !own.held && !own.lifted) return changes.map((change) => (change === own ? joined(own, content) : change));
  const base = groupBase(scene, { id: source.id, who, place }, "update", "movers", own ? "refined" : undefined);
  return [...changes, { ...base, ...content }];
}

type Content = Pick<Change, "set" | "was" | "drifted" | "because" | "after">;

/** Both in one change: what the group gets anyway, and whom it is to refer to. */
const joined = (change: Change, { set, was, drifted = [], because, after = [] }: Content): Change => {
  const all = [...(change.drifted ?? []), ...drifted].sort();
  return {
    ...change,
    set: sorted({ ...change.set, ...set }),
    was: sorted({ ...change.was, ...was }),
    ...(all.length > 0 && { drifted: all }),
    because: `${change.because}; ${because}`,
    ...afterOf([...(change.after ?? []), ...after]),
  };
};

/** What came up is weighed with the other updates of groups. */
function weighAnew(scene: GroupScene, before: readonly Change[], changes: readonly Change[]): readonly Change[] {
  if (changes === before) return before;
  const isUpdate = ({ resource, operation }: Change) => resource === "groups" && operation === "update";
  const weighed = weighGroups({ scene, memberships: 0 }, changes.filter(isUpdate));
  return [...changes.filter((change) => !isUpdate(change)), ...weighed];
}
