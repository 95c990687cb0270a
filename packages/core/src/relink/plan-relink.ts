import { digest } from "../diff/digest.ts";
import { digestPlan } from "../plan/assemble-plan.ts";
import type { Change, Hold } from "../plan/change.ts";
import { afterOf } from "../plan/change-parts.ts";
import { countChanges } from "../plan/count-changes.ts";
import { hold } from "../plan/hold.ts";
import { isLive } from "../plan/is-live.ts";
import { liftDecided } from "../plan/lift-decided.ts";
import { orderChanges } from "../plan/order-changes.ts";
import type { Issue, Plan, Switching } from "../plan/plan.ts";
import type { Roster } from "../roster/roster.ts";
import type { Decision } from "../store/facts.ts";
import type { Link, ResourceName } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import { giveUpChange, takeOverChange } from "./take-over-change.ts";
import { type Settle, type Tying, tieLinks } from "./tie-links.ts";
import type { Tie } from "./tie-records.ts";

/** One resource of both syncs: people, or groups. */
export interface RelinkSide extends Pick<Tying, "fresh" | "rules" | "keysOf"> {
  /** All links of the old sync. */
  readonly old: Links;
  /** Those of this sync, of an earlier time. */
  readonly own: Links;
  readonly target: Roster;
  /** How people know a record of the new source, and what a link of the old one ties. */
  readonly whoIs: (fresh: string) => string;
  readonly whoHas: (link: Link) => string;
  /** Why a tie by this rule waits for a person. `undefined`, or absent: it does not. */
  readonly review?: (link: Link, rule: string, evidence: readonly string[]) => Hold | undefined;
  /** Records of the old sync with a write of which nobody knows how it ended. */
  readonly unsettled: ReadonlySet<string>;
}

/** What a plan that switches the way in is made from. */
export interface RelinkInput {
  readonly sync: string;
  /** The old sync's name. */
  readonly from: string;
  readonly at: string;
  readonly tenants: Plan["tenants"];
  readonly basis: Plan["basis"];
  readonly people: RelinkSide;
  /** Absent: this sync keeps no groups, or the old one kept none. */
  readonly groups?: RelinkSide | undefined;
  readonly settle?: Settle | undefined;
  readonly decisions: readonly Decision[];
  readonly switching: Pick<Switching, "started" | "callsOff">;
  /** Links of the old sync still wait for a person, so those of people whom it did not link do here too. */
  readonly isReviewing: boolean;
  /** Records of the old source whose access was revoked at once. */
  readonly revoked: readonly string[];
  /** What is told besides. */
  readonly issues: readonly Issue[];
}

/**
 * The plan that takes the links of another sync over: one `link` for each person and group that it is linked to and that is found again, held where a
 * person must say who it is. Who is not found again is an issue. To be confirmed as a whole. Pure.
 */
export function planRelink(input: RelinkInput): Plan {
  const people = relinkSide(input, "people", input.people, input.settle);
  const groups = input.groups && relinkSide(input, "groups", input.groups);
  const changes = orderChanges(
    liftDecided([...people.changes, ...(groups?.changes ?? [])], input.decisions, Date.parse(input.at)),
  );
  const body = {
    version: 1 as const,
    sync: input.sync,
    at: input.at,
    tenants: input.tenants,
    basis: input.basis,
    rules: {},
    changes,
    issues: [...input.issues, ...people.issues, ...notRevoked(input, people.changes), ...(groups?.issues ?? [])],
    counts: countChanges(changes, 0),
    confirmation: "relink" as const,
    switches: { from: input.from, live: people.live, ...input.switching, ...unreviewed(input, changes) },
    learned: {},
  };
  return { ...body, digest: digestPlan(body) };
}

/** The digest of everything that the links of a sync say, of people and of groups. */
export const linksDigest = (people: Links, groups: Links): string => digest([people.digest, groups.digest]);

function unreviewed({ isReviewing, people }: RelinkInput, changes: readonly Change[]): Pick<Switching, "unreviewed"> {
  if (!isReviewing) return {};
  const linked = new Set(
    changes.flatMap(({ resource, held, subject }) => (resource === "people" && !held ? subject : [])),
  );
  return { unreviewed: people.fresh.flatMap(({ id }) => (linked.has(id) ? [] : id)).sort() };
}

/** A revocation is of a record, and goes with its link alone. */
function notRevoked({ revoked }: RelinkInput, changes: readonly Change[]): readonly Issue[] {
  const taken = new Set(changes.map(({ takesOver }) => takesOver));
  const message =
    "its access was revoked at once, which is not taken over with a link: revoke it anew where it still holds";
  return revoked.filter((id) => !taken.has(id)).map((subject) => ({ subject, code: "revocation left", message }));
}

interface Relinked {
  readonly changes: readonly Change[];
  readonly issues: readonly Issue[];
  readonly live: readonly string[];
}

function relinkSide(
  { from }: Pick<RelinkInput, "from">,
  resource: ResourceName,
  side: RelinkSide,
  settle?: Settle,
): Relinked {
  const links = [...side.old].filter(({ verdict }) => verdict === "same");
  const settled = links.filter(({ source }) => !side.unsettled.has(source));
  const ties = tieLinks({ ...side, links: settled, settle });
  const taken = settled.flatMap((old) => takeOver(from, side, old, ties.get(old.source)));
  const given = giveUp(from, side, taken);
  const left = new Set(settle?.leave);
  const isWanted = ({ source, target }: Link) => !left.has(source) && mayBeLive(side.target, target ?? "");
  return {
    changes: [...given, ...inTurn(taken, given)],
    issues: issuesOf(resource, side, ties, left),
    live: links
      .filter(isWanted)
      .map(({ source }) => source)
      .sort(),
  };
}

/** An account that was not read may be live. */
const mayBeLive = (target: Roster, account: string): boolean => {
  const place = target.indexOf(account);
  return place < 0 ? !target.extent.complete : isLive(target, place);
};

function takeOver(from: string, side: RelinkSide, old: Link, tie: Tie | undefined): readonly Change[] {
  if (!tie || tie.kind === "untied") return [];
  const { evidence } = tie;
  const one = (fresh: string) => ({ from, old, fresh, who: side.whoIs(fresh), evidence });
  if (tie.kind === "tied") {
    const held = side.review?.(old, tie.rule, evidence);
    return [takeOverChange({ ...one(tie.fresh), by: tie.rule, ...(held && { held }) })];
  }
  const held = hold("conflict", evidence);
  return tie.fresh.map((fresh) => takeOverChange({ ...one(fresh), by: "nobody yet", held, isOneOfSeveral: true }));
}

/** Links of this sync from before that say something else than the old sync does. */
function giveUp(from: string, { own }: RelinkSide, taken: readonly Change[]): readonly Change[] {
  const kept = new Map(taken.map(({ subject, account }) => [subject, account]));
  return [...own]
    .filter(({ verdict, source, target }) => verdict === "same" && kept.get(source) !== target)
    .map((stale) => giveUpChange(stale, from));
}

/** A link waits until neither its record nor its account is another one's any more. */
function inTurn(taken: readonly Change[], given: readonly Change[]): readonly Change[] {
  if (given.length === 0) return taken;
  const bySubject = new Map(given.map(({ subject, id }) => [subject, id]));
  const byAccount = new Map(given.map(({ account, id }) => [account, id]));
  return taken.map((change) => ({
    ...change,
    ...afterOf([bySubject.get(change.subject), byAccount.get(change.account)].filter((id) => id !== undefined)),
  }));
}

function issuesOf(
  resource: ResourceName,
  side: RelinkSide,
  ties: ReadonlyMap<string, Tie>,
  left: ReadonlySet<string>,
): readonly Issue[] {
  const of = resource === "groups" ? { resource: "groups" as const } : {};
  const issues: Issue[] = [];
  for (const link of side.old) {
    const tell = (code: string, message: string) =>
      issues.push({ ...of, subject: link.source, who: side.whoHas(link), code, message });
    const tie = ties.get(link.source);
    if (link.verdict !== "same")
      tell("not taken over", `what a person said of it ("${link.verdict}") has to be said anew`);
    else if (side.unsettled.has(link.source))
      tell("unsettled", "a write of the old sync has no known outcome yet: plan again once it is settled");
    else if (left.has(link.source)) tell("left behind", "its link is left behind, as somebody said");
    else if (tie?.kind === "untied")
      tell(mayBeLive(side.target, link.target ?? "") ? "untied" : "untied, not live", tie.why);
  }
  return issues;
}
