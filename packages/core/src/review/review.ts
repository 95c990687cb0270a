import type { State } from "../adapter/state.ts";
import type { Issue } from "../plan/plan.ts";

/** Every state that somebody of the source may be in, in the order in which people look at them. */
export const reviewStates = ["ambiguous", "unmatched", "new", "matched", "ignored"] as const;

/**
 * What is known of whose account somebody has.
 * `matched`: linked, or to be linked because an address or a record's id agrees exactly and is nobody else's. `ambiguous`: several accounts may be theirs, or
 * one may be several people's. `unmatched`: nothing was found, or nothing that is sure enough, or a person unmatched them. `new`: there is no account, and one is
 * made, or a person wants one made. `ignored`: a person left them out.
 */
export type ReviewState = (typeof reviewStates)[number];

/** An account as a reviewer sees it. Personal data. */
export interface ReviewAccount {
  readonly id: string;
  /** Absent: it has none. */
  readonly name?: string;
  /** What accounts are looked up by; may be empty or a user name. Absent: it has none. */
  readonly address?: string;
  readonly state: State;
  /** In the vendor's own word. Absent: it has none. */
  readonly status?: string;
  /** Why nobody may be matched with it, in words for people. Absent: somebody may. */
  readonly closed?: string;
}

/** An account that may be somebody's. */
export interface ReviewCandidate {
  readonly account: ReviewAccount;
  /** How sure the evidence makes us: 0 to 1, in hundredths. */
  readonly confidence: number;
  /** In sentences for people. */
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** What a person decided of somebody. */
export interface ReviewDecision {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** Somebody of the source, who is in scope and employed, or about to be. */
export interface ReviewPerson {
  /** The record's id at the source. */
  readonly subject: string;
  /** How people know them. Personal data. */
  readonly who: string;
  /** Absent: there is none. */
  readonly workEmail?: string;
  readonly state: ReviewState;
  /** Of `matched`: whose account it is, and what says so. `isLinked`: it is already; else it is once the review is finished and its plan applied. */
  readonly match?: { readonly account: ReviewAccount; readonly by: string; readonly isLinked: boolean };
  /** Of `new`: the plan makes an account. Else `evidence` says why not. */
  readonly makesAccount?: boolean;
  /** Why they are in this state, in sentences for people. */
  readonly evidence: readonly string[];
  /** The likeliest first. Accounts that a person said are not theirs are left out. */
  readonly candidates: readonly ReviewCandidate[];
  /** Absent: no person decided. */
  readonly decided?: ReviewDecision;
}

/** A group of the source. */
export interface ReviewGroup {
  readonly subject: string;
  /** As it is, or will be, called at the target. */
  readonly name: string;
  readonly state: ReviewState;
  /** The group's id at the target. Absent: there is none yet. */
  readonly group?: string;
  /** It will be made. */
  readonly label?: "New";
  readonly evidence: readonly string[];
}

/** How many there are of each. */
export interface ReviewCounts {
  readonly matched: number;
  readonly unmatched: number;
  readonly ambiguous: number;
  readonly new: number;
  readonly ignored: number;
  /** People who are neither matched nor decided: unmatched and ambiguous. */
  readonly open: number;
  /** Accounts that nobody of the source is matched with. */
  readonly accounts: number;
}

/** Who is who, for people to look at before anything is written. Plain data; JSON as it stands. */
export interface Review {
  readonly format: "rosterkit review";
  readonly version: 1;
  readonly sync: string;
  /** The instant it was made for. ISO. */
  readonly at: string;
  readonly tenants: { readonly source: string; readonly target: string };
  /** `open`: nothing is written to the target until it is finished. */
  readonly status: "open" | "finished";
  /** Absent: nobody finished it. */
  readonly finished?: ReviewDecision;
  readonly people: readonly ReviewPerson[];
  /** Accounts that nobody of the source is matched with: a person may match them by hand. */
  readonly accounts: readonly ReviewAccount[];
  /** Empty where the sync keeps none. */
  readonly groups: readonly ReviewGroup[];
  readonly counts: ReviewCounts;
  /** What planning noted of the read as a whole, such as that it is not complete. */
  readonly issues: readonly Issue[];
  /** Digest of who is who: of people, accounts and groups. Finishing confirms it. */
  readonly digest: string;
}
