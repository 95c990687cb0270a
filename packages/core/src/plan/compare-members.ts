import { notMembers } from "../roster/absence.ts";
import { type Complete, isComplete } from "../roster/extent.ts";
import type { MemberList } from "../roster/read-members.ts";
import type { Links } from "../store/links.ts";
import type { Reference } from "./change.ts";
import type { Standing } from "./member-standing.ts";

/** What members are compared in. */
export interface Membership {
  readonly standingOf: (subject: string) => Standing;
  /** Links of people. */
  readonly links: Links;
  /** The proven read of everybody at the source. Absent: there is none, so nobody is taken out. */
  readonly people: Complete<"everybody"> | undefined;
  /** Accounts that are never removed from anything. */
  readonly isProtected: (account: string) => boolean;
}

/** Who is to be put into a group and taken out of it, and who else is in it. */
export interface MembersDifference {
  readonly add: readonly (string | Reference)[];
  /** What must be done before somebody can be put in. */
  readonly after: readonly string[];
  readonly remove: readonly string[];
  /** How many of the members at the target are linked to people of the source, */
  readonly linked: number;
  /** how many to nobody, */
  readonly strangers: number;
  /** how many are out and lack only the group that goes with it, */
  readonly out: number;
  /** and how many of all are on the source's list too. */
  readonly shared: number;
}

/** Compares the members that a group has at the source with those at the target. `untold`: people of whom nobody knows whether they are in it. */
export function compareMembers(
  membership: Membership,
  source: MemberList,
  target: Pick<MemberList, "ids">,
  untold: ReadonlySet<string> = new Set(),
): MembersDifference {
  const found = new Map(target.ids.map((id) => [id, membership.links.byTarget(id)?.source]));
  const linked = [...found.values()].filter((subject) => subject !== undefined);
  const wanted = new Set(source.ids);
  const absent = absentOf(membership, source, linked).filter((subject) => !untold.has(subject));
  return {
    ...additions(membership, source, found),
    remove: removals(membership, absent),
    linked: linked.length,
    strangers: found.size - linked.length,
    out: absent.filter((subject) => membership.standingOf(subject).kind === "out").length,
    shared: linked.filter((subject) => wanted.has(subject)).length,
  };
}

/** Those whom a whole list lacks, of those linked; nobody, where the list or the people were not read whole. */
const absentOf = ({ people }: Membership, { ids, extent }: MemberList, linked: readonly string[]): readonly string[] =>
  people && isComplete(extent) ? notMembers({ ids, extent }, people, linked) : [];

function additions(
  { standingOf }: Membership,
  { ids }: MemberList,
  found: ReadonlyMap<string, unknown>,
): Pick<MembersDifference, "add" | "after"> {
  const accounts: string[] = [];
  const references: Reference[] = [];
  const after = new Set<string>();
  for (const id of ids) {
    const standing = standingOf(id);
    if (standing.kind !== "in") continue;
    const { account } = standing;
    if (typeof account === "string" && found.has(account)) continue;
    if (typeof account === "string") accounts.push(account);
    else references.push(account);
    if (standing.after !== undefined) after.add(standing.after);
  }
  return { add: [...accounts.sort(), ...references.sort((a, b) => (a.ref < b.ref ? -1 : 1))], after: [...after] };
}

function removals({ standingOf, isProtected }: Membership, absent: readonly string[]): readonly string[] {
  const accounts = absent.flatMap((subject) => {
    const standing = standingOf(subject);
    return standing.kind === "in" && typeof standing.account === "string" ? [standing.account] : [];
  });
  return accounts.filter((account) => !isProtected(account)).sort();
}
