import type { State } from "../adapter/state.ts";
import type { Fingerprints, Link, LinkState, ResourceName } from "../store/link.ts";

/** Everything that a change may do. */
export const operations = [
  "link",
  "unlink",
  "create",
  "update",
  "activate",
  "suspend",
  "unsuspend",
  "deactivate",
  "reactivate",
  "delete",
  "members",
  "rotate password",
] as const;

/** What a change does. One change is one write, one journal entry and one thing to approve. */
export type Operation = (typeof operations)[number];

/** The order of work: removals due, joiners due, movers, back-fill. */
export type Lane = "removals" | "joiners" | "movers" | "back-fill";

/** The lanes in the order in which they are applied. */
export const lanes = ["removals", "joiners", "movers", "back-fill"] as const satisfies readonly Lane[];

/** Why a change waits for a person. It is not applied until lifted, by change or by code. */
export interface Hold {
  /** `reverted`: a run was taken back for this person, and this might do it again. */
  readonly code: "conflict" | "guard" | "vanished" | "protected" | "review" | "reverted";
  /** What was seen, in sentences for people. */
  readonly evidence: readonly string[];
  /** For `guard`: the class that is over its limit. */
  readonly guardClass?: string;
}

/** A person's word for something that was held. */
export interface Lifted {
  readonly by: string;
  readonly reason: string;
}

/** What a person decides of somebody in the review. */
export const matchVerdicts = ["match", "unmatch", "ignore", "new", "undo"] as const;

/** One of them. */
export type MatchVerdict = (typeof matchVerdicts)[number];

/** What a change puts into the store that takes an earlier one back, or that takes over a link. */
export interface Restores {
  /** The fingerprints of before, of which those of the attributes written are taken. Absent: there were none. */
  readonly fingerprints?: Fingerprints;
  /** Links to write as they are here: for `unlink`, for the `link` that takes an `unlink` back, and for one that takes over a link of another sync. */
  readonly links?: readonly Link[];
}

/** Stands where an account's id will be once the change named has made it. */
export interface Reference {
  readonly ref: string;
}

/** People to put into a group or to take out of it, as ids of the target; one of the two, as they are two things to approve. */
export interface MembersChange {
  /** A Reference stands for an account that the same plan makes. */
  readonly add?: readonly (string | Reference)[];
  readonly remove?: readonly string[];
}

/** Something else that the vendor changes by itself along with a change of state. */
export interface CascadedChange {
  readonly resource: ResourceName;
  /** The target's id of the record that loses it: the person's own account, or one that refers to it. */
  readonly account: string;
  /** The source record that it is linked to. Absent: none. */
  readonly subject?: string;
  /** How people know it. */
  readonly who: string;
  /** What the vendor empties, of the person's own, or points to somebody else. */
  readonly attribute: string;
}

/** The moment a change rests on: when it was due, in which zone, and where that zone came from. */
export interface Due {
  readonly at: string;
  readonly zone: string;
  readonly zoneFrom: "person" | "site" | "sync";
}

/** Attribute values by name; `null` clears, and a Reference stands for an account that the same plan makes. */
export type ChangeValues = { readonly [attribute: string]: unknown };

/** One write, with what is needed to review, apply, repeat and undo it. Plain data. */
export interface Change {
  /** Made of resource, operation and subject (and a step, where one person needs two of a kind): the same in every plan. */
  readonly id: string;
  readonly resource: ResourceName;
  readonly operation: Operation;
  /** The source record's id; for a record that is gone, the id its link has. */
  readonly subject: string;
  /** How people know them; personal data, like the rest of a plan. */
  readonly who: string;
  /** The target's id. Absent for a create, and for what follows a create in the same plan. */
  readonly account?: string;
  readonly lane: Lane;
  /** Target attributes to write. */
  readonly set?: ChangeValues;
  /** What those attributes hold now. A missing key: nothing. */
  readonly was?: ChangeValues;
  /** Attributes of `set` that only the target had changed: what is written is what we wrote before. */
  readonly drifted?: readonly string[];
  /** Source values behind `set`, by target attribute, where they are not the values themselves; the rules stand once, in the plan's header. */
  readonly from?: ChangeValues;
  /** For `members`: who is to be put in or taken out. What was true before needs no place: whoever is put in was out, and the other way round. */
  readonly members?: MembersChange;
  /** The state to reach, and the one it was found in, in our word and the vendor's. */
  readonly state?: State;
  readonly stateWas?: State;
  readonly statusWas?: string;
  /** Why we put it into the state it was found in, when it was we who did. */
  readonly reasonWas?: LinkState["because"];
  /** What the link is to remember of the state once this is done. */
  readonly stateReason?: LinkState["because"];
  /** Target attribute that is sent a random password. It is made when it is sent and is in no plan, journal or log. */
  readonly setsPassword?: string;
  /** When the person's password at the source last changed (ISO; `null`: they have none yet), for the link to remember. */
  readonly passwordChangedAt?: string | null;
  /** One line for people: why. */
  readonly because: string;
  /** What a removal rests on: the record says so, or a complete read lacks it. */
  readonly ground?: "stated" | "absent";
  readonly due?: Due;
  /** How many mails the vendor will send because of it; absent: none, and the vendor is told to send none. */
  readonly mails?: number;
  /** A removal that also ends sessions and tokens. */
  readonly revokeSessions?: true;
  /** The state to reach when the vendor refuses `state`. Absent: the refusal is reported. */
  readonly ifRefused?: State;
  /** For a removal: what else the vendor changes with it, as far as was read, and but for what this plan changes before. Absent: nothing that is known. */
  readonly cascade?: readonly CascadedChange[];
  /** Changes that must be done before. One that takes access or memberships away waits for their turn alone, and for the success of none. */
  readonly after?: readonly string[];
  /** For a link: what speaks for it. */
  readonly evidence?: readonly string[];
  /** For a link: the rule that found it. */
  readonly by?: string;
  /** For a link: fingerprints of the attributes on which both sides agree already. */
  readonly fingerprints?: Fingerprints;
  /** For a link: the source record that the account was linked to until now, whose link becomes `different`. */
  readonly replaces?: string;
  /** For a link taken over from another sync: the record that it ties there, by its id at that sync's source. */
  readonly takesOver?: string;
  /** For a change that takes an earlier one back, or takes over a link. */
  readonly restores?: Restores;
  /** For a change of links that a person made in the review: what they decided. */
  readonly decided?: MatchVerdict;
  readonly held?: Hold;
  /** Who took its hold away, and why: a decision about this very content. */
  readonly lifted?: Lifted;
}
