import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Change } from "../plan/change.ts";
import { inOrder } from "../plan/change-parts.ts";
import { hold } from "../plan/hold.ts";
import type { Roster } from "../roster/roster.ts";
import type { Links } from "../store/links.ts";
import type { Findings } from "./findings.ts";
import type { GroupEffects } from "./group-effects.ts";
import type { Irrevocable } from "./note-lost.ts";
import { linksBefore } from "./restore-links.ts";
import { valuesToRestore } from "./restore-values.ts";
import { memberChanges, reversalBase } from "./reverse-members.ts";

/** What a reverting plan knows of groups. */
export interface GroupsNow {
  readonly resource: AnyResource;
  readonly links: Links;
  /** The groups that the run touched, as they are now. */
  readonly target: Roster;
  /** Who is in those whose members the run moved, by the group's id. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** Groups with a write whose outcome is not known, by source id. */
  readonly unsettled: ReadonlySet<string>;
  readonly irrevocable: Irrevocable;
}

/** Which run is taken back, and when. */
export interface Taking {
  readonly run: string;
  /** The same in a sentence. */
  readonly told: string;
  /** ISO. */
  readonly at: string;
}

/** The changes that take a run back for one group: what still is as the run left it. Notes what is left, and why. */
export function reverseGroup(
  now: GroupsNow,
  findings: Findings,
  effects: GroupEffects,
  taking: Taking,
): readonly Change[] {
  noteLost(now, findings, effects);
  const [code, message] = obstacle(now, effects) ?? [];
  if (code) {
    findings.add(code, effects, message ?? "");
    return [];
  }
  const before = linksBefore({ resource: "groups", links: now.links, ...taking }, findings, effects);
  const links: readonly Change[] = before
    ? [{ ...reversalBase(effects, before.operation, "back-fill"), because: "", restores: before.restores }]
    : [];
  // A group that is not linked, nor linked again by this plan, is none of this sync's: its name and its members are left with it.
  const isOurs = now.links.bySource(effects.subject) !== undefined || before?.operation === "link";
  const content = isOurs ? [...valueChange(now, findings, effects), ...memberChanges(now, findings, effects)] : [];
  return inTurn(now, effects, links, content, taking);
}

function noteLost({ irrevocable }: GroupsNow, findings: Findings, effects: GroupEffects): void {
  const lost = (message: string) => findings.add("cannot come back", effects, message);
  if (effects.isCreated)
    lost("the group that was made stays, without those whom the run put in: groups are never deleted");
  for (const ability of effects.used) {
    if (!irrevocable.irreversible.includes(ability)) continue;
    const also = irrevocable.alsoChanges[ability];
    lost(`the vendor cannot undo all of "${ability}"${also ? `: ${also}` : ""}`);
  }
}

type Obstacle = readonly ["unsettled" | "account missing" | "linked anew", string];

function obstacle(
  { unsettled, links, target }: GroupsNow,
  { subject, account, isOpen }: GroupEffects,
): Obstacle | undefined {
  if (isOpen || unsettled.has(subject))
    return ["unsettled", "a write of this group has no known outcome yet; take the run back again once it is settled"];
  const linked = links.bySource(subject)?.target;
  if (linked !== undefined && linked !== account)
    return ["linked anew", "is linked to another group by now, so everything is left"];
  if (target.indexOf(account ?? "") >= 0) return undefined;
  const why = target.extent.complete ? "the group is gone at the target" : "the group could not be read";
  return ["account missing", `${why}: nothing is taken back`];
}

function valueChange(
  { target, resource, links }: GroupsNow,
  findings: Findings,
  effects: GroupEffects,
): readonly Change[] {
  const place = target.indexOf(effects.account ?? "");
  const set = valuesToRestore(
    { shape: resource.attributes, target, resource, link: links.bySource(effects.subject) },
    findings,
    effects,
    place,
  );
  if (set.size === 0) return [];
  const was = new Map([...set.keys()].map((name) => [name, target.value(place, name) ?? null]));
  const before = effects.linkBefore ?? (isByVendor(effects) ? links.bySource(effects.subject) : undefined);
  const fingerprints = before?.fingerprints;
  const restores = fingerprints === undefined ? {} : { fingerprints };
  return [{ ...reversalBase(effects, "update", "movers"), set: inOrder(set), was: inOrder(was), restores }];
}

/** The run itself wrote nothing, so that what we know of the group is as it was before. */
const isByVendor = ({ used }: GroupEffects): boolean => [...used].every((ability) => ability === "cascade");

/** Linked again before all else, and unlinked after it. */
function inTurn(
  { target }: GroupsNow,
  { account = "" }: GroupEffects,
  links: readonly Change[],
  content: readonly Change[],
  { told }: Taking,
): readonly Change[] {
  const ids = (changes: readonly Change[]) => changes.map(({ id }) => id).sort();
  const [link] = links;
  const because = `takes back what ${told} did`;
  const blocked = target.blocked(target.indexOf(account));
  const held = blocked === undefined ? {} : { held: hold("protected", [blocked]) };
  const linksAgain = link?.operation === "link";
  const afterLink = linksAgain ? { after: [link.id] } : {};
  const afterContent = !linksAgain && content.length > 0 ? { after: ids(content) } : {};
  return [
    ...content.map((change) => ({ ...change, because, ...afterLink, ...held })),
    ...links.map((change) => ({ ...change, because, ...afterContent })),
  ];
}
