import type { Baseline, EndSeen } from "../store/facts.ts";
import type { Link } from "../store/link.ts";
import type { NotedLeaver } from "./noted-leaver.ts";
import type { Person, Unlinked } from "./person.ts";
import type { PlaceSet } from "./place-set.ts";
import type { PlanContext } from "./plan-context.ts";
import type { ReferenceColumns } from "./reference-columns.ts";
import type { SeenValues } from "./seen-values.ts";

/** Somebody whose attributes settled from other records are compared at the end. */
export interface Compared {
  readonly subject: string;
  /** Their place among the records read. */
  readonly place: number;
  /** Absent: the account is linked by this plan, or made. */
  readonly link: Link | undefined;
  /** Their account's place at the target; -1: there is none yet. */
  readonly account: number;
}

/** Everything a planner gathers while records arrive. */
export interface PlanFold {
  readonly context: PlanContext;
  readonly columns: ReferenceColumns;
  /** Whom each record says that they report to, by place. Absent: no rule of the target's asks for it. */
  readonly managers: unknown[] | undefined;
  /** Linked people with something to do, by subject. */
  readonly people: Map<string, Person>;
  readonly unlinked: Unlinked[];
  /** Linked people whose attributes are compared. */
  readonly compared: Compared[];
  /** Linked people whose employment has ended. */
  readonly leavers: Set<string>;
  /** People whose start has come, whatever came after it. Gathered until there is a baseline. */
  readonly started: Set<string>;
  /** Ids that arrived twice. */
  readonly twice: Set<string>;
  readonly leftSeen: Map<string, string>;
  /** People whose remembered first sight of a dateless "left" is out of date. */
  readonly notLeft: Set<string>;
  /** How many people have each unknown status. */
  readonly unknownStatuses: Map<string, number>;
  /** Linked people out of scope whose accounts are put out, with the scope rule that said so. */
  readonly outOfScope: Map<string, string>;
  readonly values: SeenValues;
  /** Attributes whose clears were dropped because nobody in the read has a value. */
  readonly unproven: Set<string>;
  readonly isProtected: (account: number) => boolean;
  /** Records of leavers whose accounts this plan proposes to link to somebody else: they act on nothing meanwhile. */
  readonly replaced: Set<string>;
  /** Places of linked people who are in and in scope, whatever is done about them. Absent: the sync keeps no groups. */
  readonly present: PlaceSet | undefined;
  /** Accounts linked by this very plan, by subject. */
  readonly linking: Map<string, number>;
  /** Subjects that wait for a work email. */
  readonly waiting: Set<string>;
  /** Ends of linked people that are to be remembered. */
  readonly ends: Map<string, EndSeen>;
  /** Leavers who are not confirmed out, or are since the last report. */
  readonly noted: NotedLeaver[];
  /** The groups and apps of the scope that somebody read is in. */
  readonly belonged: Set<string>;
  /** Those that somebody was in before and nobody is now. Known at the end. */
  emptied: readonly string[];
  /** What is to be remembered of both; `undefined`: nothing new. Known at the end. */
  belongedAfter: { readonly [title: string]: readonly string[] } | undefined;
  /** How many of the people read are linked, */
  linked: number;
  /** and how many of these to an account that is live. */
  live: number;
  /** How many people are left out because they had started before the sync was switched on. */
  notNew: number;
  /** How many are left out because nobody knows yet who had started then. */
  notKnownNew: number;
  /** How many have no account and get none, because none are made. */
  notMade: number;
  /** The first instant after the one planned for at which something becomes due for somebody in scope; `Infinity`: never. */
  nextMs: number;
  /** Whether the read of the source proves who is there. Known at the end. */
  everybody: boolean;
  /** Who had started when the sync was switched on. Known at the end. */
  baseline: Baseline | undefined;
}
