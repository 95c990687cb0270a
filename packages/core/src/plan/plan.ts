import type { Change } from "./change.ts";
import type { LeaverReport } from "./leaver-report.ts";

/** Something about one person (or one attribute of theirs) that a reader of the plan should know and that is not a change. */
export interface Issue {
  /** What `subject` is an id of. Absent: people, or the sync as a whole. */
  readonly resource?: "groups";
  /** The source record's id, or the account's where there is no record. Empty: the sync as a whole, or all of its groups. */
  readonly subject: string;
  readonly who?: string;
  readonly attribute?: string;
  /** Stable, for programs: `waiting`, `unknown status`, `state not ours`, `deferred reference`, `incomplete read`, … */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

/** How many of each, as the demo, the command line and the console show them. `held` counts changes with a hold that is not a conflict. */
export interface PlanCounts {
  readonly create: number;
  readonly link: number;
  readonly update: number;
  readonly activate: number;
  readonly suspend: number;
  readonly unsuspend: number;
  readonly deactivate: number;
  readonly reactivate: number;
  /** Only in a plan that takes links back. */
  readonly unlink?: number;
  /** Groups to be made, linked or renamed; the counts above are of people alone. Only where the sync keeps groups. */
  readonly groups?: number;
  /** People to be put into groups or taken out of them, each time counted. Only where the sync keeps groups. */
  readonly memberships?: number;
  /** Only where passwords are due. */
  readonly "rotate password"?: number;
  readonly conflict: number;
  readonly held: number;
  readonly waiting: number;
}

/** Why a plan wants a person's word as a whole. */
export type Confirmation = "first run" | "sync all" | "revert" | "relink" | "review";

/** What the plan was computed from. The same basis gives the same plan. */
export interface Basis {
  readonly source: string;
  readonly target: string;
  readonly links: string;
  readonly settings: string;
}

/** What planning learned that must be remembered: committed when the plan is saved or applied. */
export interface Learned {
  /** Ids of those who had started at the first complete read. Present once, on that read. */
  readonly baseline?: readonly string[];
  /** Records that say "left" without a date, with the instant of this first read. */
  readonly leftSeen?: { readonly [subject: string]: string };
  /** The instant from which on changes of passwords count for people whose link remembers none. Present once, on the plan that first looks for them. */
  readonly passwordsFrom?: string;
  /** People whose record no longer says "left" without a date: what was remembered of that is forgotten. */
  readonly notLeft?: readonly string[];
  /** Whatever changed at the source before this instant was looked at, once all of this is applied. Absent: the plan tells nothing of that. */
  readonly upTo?: string;
  /** The hints that were looked at and need not be again, once all of this is applied. Absent: none. */
  readonly hints?: LearnedHints;
}

/** What a plan was made after, where it was to look at what events hint at. */
export interface Hinted {
  /** How many people were named by events. */
  readonly people: number;
  /** Events asked for everybody, or named too many. Absent: they did not. */
  readonly everybody?: true;
}

/** Which hints a plan looked at, by the numbers under which they wait. */
export interface LearnedHints {
  /** Hints for everybody, up to this one. */
  readonly upTo: number;
  /** Hints that name somebody, up to this one. Less than `upTo` where everybody was read in a list, which may lag behind. */
  readonly named: number;
}

/** What a plan says that takes the links of another sync over. */
export interface Switching {
  /** The sync whose links they are. */
  readonly from: string;
  /** Its records whose links are live, by their ids at its source: each must be taken over by a change that may be applied. */
  readonly live: readonly string[];
  /** People of the new source who had started when the old sync was switched on. Absent: it left nobody out for that. */
  readonly started?: readonly string[];
  /** People of the new source whose link must wait for a person, because some of the old sync's still do. Absent: none do. */
  readonly unreviewed?: readonly string[];
  /** It calls off a switch to `from` that was never finished: all links are still this sync's. */
  readonly callsOff?: true;
}

/** Plain data with a format version: an object in memory, JSON Lines in a file. */
export interface Plan {
  readonly version: 1;
  readonly sync: string;
  /** The instant that was planned for. ISO. */
  readonly at: string;
  /** The tenants it is for, as the vendors call them. */
  readonly tenants: { readonly source: string; readonly target: string };
  readonly basis: Basis;
  /** Each owned target attribute's rule, in words. */
  readonly rules: { readonly [attribute: string]: string };
  readonly changes: readonly Change[];
  readonly issues: readonly Issue[];
  /** Leavers who are not out for certain, with their age, and those confirmed since the last report. Absent: none. */
  readonly leavers?: readonly LeaverReport[];
  readonly counts: PlanCounts;
  /** The whole plan wants a person's word before it is applied. */
  readonly confirmation?: Confirmation;
  /** What events hinted at, where the plan was to look at that. Absent: it was not. */
  readonly hinted?: Hinted;
  /** The run that this plan takes back. */
  readonly reverts?: string;
  /** It switches the way in: links of another sync are taken over. */
  readonly switches?: Switching;
  readonly learned: Learned;
  /** Digest of all the above. */
  readonly digest: string;
}
