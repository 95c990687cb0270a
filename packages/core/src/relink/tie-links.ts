import type { Roster } from "../roster/roster.ts";
import type { Link } from "../store/link.ts";
import { type Keyed, type Tie, type TieRules, tieRecords } from "./tie-records.ts";

/** What a person said about links of the old sync. */
export interface Settle {
  /** The record of the new source, by that of the old one. Ids of people. */
  readonly pairs?: { readonly [oldRecord: string]: string };
  /** Records of the old source whose links are left behind. Ids of people. */
  readonly leave?: readonly string[];
  readonly by: string;
  readonly reason: string;
}

/** What links are told by: the new source's records with their keys, and the accounts. */
export interface Tying {
  readonly links: readonly Link[];
  readonly fresh: readonly Keyed[];
  readonly rules: TieRules;
  /** The key of an account for each rule; the first ones may be the record's own. */
  readonly keysOf: (link: Link, account: number) => Keyed["keys"];
  readonly target: Roster;
  readonly settle?: Settle | undefined;
}

/** Ties links, what a person said first. Links left behind are not in it. */
export function tieLinks({ links, fresh, rules, keysOf, target, settle }: Tying): ReadonlyMap<string, Tie> {
  const pairs = new Map(Object.entries(settle?.pairs ?? {}));
  const left = new Set(settle?.leave);
  const taken = new Set(pairs.values());
  const open = links.filter(({ source }) => !left.has(source) && !pairs.has(source));
  const keyed = open.map((link) => ({ id: link.source, keys: keysOf(link, target.indexOf(link.target ?? "")) }));
  const ties = new Map(
    tieRecords(
      rules,
      keyed,
      fresh.filter(({ id }) => !taken.has(id)),
    ),
  );
  const evidence = settle ? [`${settle.by} says so: ${settle.reason}`] : [];
  for (const [old, id] of pairs)
    if (!left.has(old)) ties.set(old, { kind: "tied", fresh: id, rule: "by hand", evidence });
  return ties;
}
