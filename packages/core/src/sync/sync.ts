import type { Checked, Registration } from "../adapter/adapter.ts";
import type { OnProgress } from "../apply/apply-progress.ts";
import type { ApplyReport } from "../apply/apply-report.ts";
import type { Lift } from "../apply/lift.ts";
import type { Explanation } from "../mapping/mapping.ts";
import type { Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { ShadowReport } from "../relink/compare-plans.ts";
import type { Settle } from "../relink/tie-links.ts";
import type { MatchDecision } from "../review/match-decisions.ts";
import type { Review } from "../review/review.ts";
import type { SyncDescription } from "./describe-sync.ts";
import type { DueRun } from "./due-runs.ts";
import type { Polled } from "./poll-events.ts";
import type { Replayed, ReplayWindow } from "./replay-events.ts";
import type { SimulatedMoment } from "./simulate-moments.ts";

/** How one side answered a check. `ok`: none of its findings stops the sync. */
export interface SideChecked extends Checked {
  readonly vendor: string;
  readonly ok: boolean;
}

/** Both sides. */
export interface SyncChecked {
  readonly source: SideChecked;
  readonly target: SideChecked;
  readonly ok: boolean;
}

/** What planning may be told. */
export interface PlanOptions {
  /** The instant to plan for. Absent: now. */
  readonly at?: string;
  /** Make accounts for everybody, the new-joiners baseline emptied. The plan must be confirmed as a whole. */
  readonly syncAll?: boolean;
  /** On the first run: accept exact, unique matches without a person looking at each. Absent: each link is held for review. */
  readonly adopt?: "exact";
  /**
   * Look at these people alone, by their ids at the source, as after a hint that something happened to them. Their records are read one by one, so
   * what they state is planned and nothing is concluded from who is missing. Groups, and who is in them, are left alone. Rejects with a ConfigurationError before the sync's first run.
   */
  readonly only?: readonly string[];
  /**
   * Look at those alone who may have changed at the source since an earlier run looked at all of them, as with `only`: for frequent runs between those for
   * everybody. Who has vanished, a date that came due and whatever the source does not tell wait for these. Where the source cannot tell who changed, was
   * never looked at as a whole, or tells of many, everybody is read.
   */
  readonly changed?: boolean;
  /**
   * Look at those alone whom events of the source named and nobody has looked at since, as with `only`; with `changed`, at those who changed too. Where an event
   * asks for everybody, too many are named, or the sync never ran, everybody is read. Hints that arrive meanwhile wait for the next plan, and those looked at
   * are forgotten once the plan is applied, or has nothing to apply; so none is lost. Rejects with a ConfigurationError together with `only`.
   */
  readonly hinted?: boolean;
  readonly onProgress?: (progress: PlanProgress) => void;
  readonly signal?: AbortSignal;
}

/** What taking a run back may be told. */
export interface RevertOptions extends Pick<PlanOptions, "onProgress" | "signal"> {
  /** Source ids of the people to take back, their memberships with them. Absent: everybody and every group that the run touched. */
  readonly only?: readonly string[];
}

/** What taking over the links of another sync may be told. */
export interface RelinkOptions extends Pick<PlanOptions, "onProgress" | "signal"> {
  /** The name of the sync whose links are taken over, in the same store. */
  readonly from: string;
  /** What a person says of people whom no rule finds at the new source, or whose links are left behind. Absent: nothing. */
  readonly settle?: Settle;
}

/** What a shadow run may be told. */
export interface ShadowOptions extends Pick<PlanOptions, "onProgress" | "signal"> {
  /** The sync that is to be switched to this one, as `createSync` made it over the same store: its source is read too. */
  readonly from: Sync;
  /** As for `relink`. */
  readonly settle?: Settle;
}

/** What a review may be told. */
export type ReviewOptions = Pick<PlanOptions, "onProgress" | "signal">;

/** What finishing a review is told. */
export interface FinishReviewOptions extends ReviewOptions {
  /** The digest of the review that was looked at. */
  readonly digest: string;
  readonly by: string;
  readonly reason: string;
}

/** What became of decisions. */
export interface MatchReport {
  /** The id under which the journal has them. */
  readonly run: string;
  /** Decisions that changed something. */
  readonly decided: number;
  /** Those that said what was so already. */
  readonly unchanged: number;
}

/** Who is released: one person, one group, or everybody and every group for whom this run was taken back. */
export type ToRelease = { readonly subject: string } | { readonly group: string } | { readonly run: string };

/** How far planning is. */
export interface PlanProgress {
  readonly phase: "settling" | "reading target" | "reading source" | "planning";
  /** Records read so far, of one list where several are read. */
  readonly read: number;
  /** The list being read, by the adapter's name for it. */
  readonly list?: string;
}

/** What applying may be told. */
export interface ApplyOptions {
  /** The digest of the plan, where it must be confirmed as a whole. */
  readonly confirm?: string;
  readonly lift?: Lift;
  readonly onProgress?: OnProgress;
  /**
   * Asked between rounds of writes: `true` pauses the run, so that others come to their turn. What is under way is finished first, and the report says whether
   * something is left (`paused`). Whoever sees to it that the rest is done calls `apply` with `continues`. Not asked of a plan that takes a run back or links over.
   */
  readonly pauseWhen?: () => boolean | Promise<boolean>;
  /**
   * The plan was begun before, by this process or another, and was paused or cut short: what an earlier run of it has ended, as the journal tells, is not tried
   * again, and the report tells of what was left. Absent: every change is looked at.
   */
  readonly continues?: true;
  readonly signal?: AbortSignal;
}

/** What a run did. */
export interface RunReport {
  readonly plan: Plan;
  readonly report: ApplyReport;
}

/** One source, one target and how they are kept in step: the whole way through as one object. */
export interface Sync {
  /**
   * Checks both connections: credentials, permissions, and that they still lead to the companies the links were made for.
   * Rejects with TenantChangedError when they do not, with the vendor's refusal when a credential does not work at all, with OwnershipError when
   * another sync in the same store owns already what this one would own at the target, or when lifecycle would go round in a ring, with TwoWaysError
   * when another sync feeds the target from the same company by another way in, with SwitchedError when another one has its links, and with
   * ConfigurationError or MappingError when the settings name what neither side has.
   */
  check(): Promise<SyncChecked>;
  /**
   * Reads both sides and plans. Writes nothing to either; what must be remembered of the read is stored, and from the first plan on what this sync
   * owns at the target is refused to others. Rejects as `check` does.
   */
  plan(options?: PlanOptions): Promise<Plan>;
  /**
   * Applies a plan. Rejects before anything is written with ConfirmationRequiredError when the plan must be confirmed as a whole and is not, and with
   * TenantChangedError when a connection leads to another company than the plan was made for, and with ReviewOpenError while the review that the settings
   * ask for is not finished.
   */
  apply(plan: Plan, options?: ApplyOptions): Promise<ApplyReport>;
  /** Plans and applies. A plan that must be confirmed as a whole is confirmed by calling this with `confirm: true`. */
  run(
    options?: PlanOptions & Omit<ApplyOptions, "confirm" | "onProgress" | "continues"> & { readonly confirm?: boolean },
  ): Promise<RunReport>;
  /**
   * Plans to take a run back, from what the journal keeps of before. `run`: its id, as in the report. Reads the accounts it touched as they are now,
   * asks nothing of the source and writes nothing: only what still is what the run left is changed back, and `issues` list what cannot come back
   * first, then what is left and why. Apply it like any plan, confirmed by its digest. Accounts that the run made are put out, never deleted; of groups, those
   * whom it put in are taken out again and the other way round, and a group that it made stays.
   * From then on these people and groups are held (`reverted`), as the next run would do it all again: mend the cause, then `release` them. The run that takes
   * back is journalled like any other and can be taken back in turn, which releases the people too.
   * Rejects with ConfigurationError when the journal has no such run.
   */
  revert(run: string, options?: RevertOptions): Promise<Plan>;
  /**
   * Plans to switch the way in: for each person, and each group, that another sync is linked to, which record of this sync's source they are, by external id,
   * id, employee number, then work email, one to one, or held as a conflict. Each `link` takes over all that was known of the account; who is not found is an
   * issue. Apply it like any plan, confirmed by its digest: that rejects with UntiedError, and nothing is written, while a live link would be left behind, and
   * with ConfigurationError when the old sync's links have changed since. Once all of it is applied, the old sync is refused with SwitchedError, and this one
   * goes on where it was. A switch that was cut short is finished by relinking again. To switch back, relink the other way; `revert` does not take it back.
   * Asks nothing of the old source, and writes nothing. Rejects with ConfigurationError when `from` is of another company or target, or `settle` names what is
   * not there, and with IncompleteRosterError when the read of this source does not prove who is there.
   */
  relink(options: RelinkOptions): Promise<Plan>;
  /**
   * Compares what another sync would do now with what this one would, had it taken over its links: both plans are made from one read of the target. Writes
   * nothing to either side, keeps nothing and takes no lease. Rejects as `plan` of either sync and `relink` do.
   */
  shadow(options: ShadowOptions): Promise<ShadowReport>;
  /**
   * Takes one call of the source's webhook, whatever it is: gives the answer that the vendor is to get. What it hints at is stored before that, and is looked at by
   * the next plan with `hinted`; nothing is written to the target. Needs no lease of the sync, so it may be called while a run goes on. Answers as the adapter does
   * (4xx for a call that is not the vendor's), and 503 when it could not be stored. Rejects with ConfigurationError where the source takes no events.
   */
  receive(request: Request): Promise<Response>;
  /**
   * Asks the source what happened since it was last asked, and stores what that hints at: the net behind `receive`, and one stream with it. Where the vendor does
   * not know any more where we were, it is begun anew and everybody is to be looked at. Rejects with ConfigurationError where the source cannot be asked.
   */
  poll(): Promise<Polled>;
  /**
   * Has everybody looked at once more whom events named that came in a window, as if these had come again: each person once, however many named them, and by the next
   * plan with `hinted`. Asks no vendor, writes nothing, and may be called again. An immediate revocation among them is a mere hint this time, so that one that a person
   * took back stays so. Rejects with ConfigurationError where nothing is kept (`received`), and for what is no window.
   */
  replay(window: ReplayWindow): Promise<Replayed>;
  /**
   * Sees to it that the source sends its events to this address (https; loopback excepted), where `receive` must answer already. May be called again. Where the
   * vendor cannot be told, the steps for a person are given. Rejects with ConfigurationError where the source takes no events, and for another address.
   */
  connectEvents(url: string): Promise<Registration>;
  /**
   * When runs are due and why, soonest first, as far as the store knows: for whoever schedules them. An instant that has passed is due at once. Asks no vendor
   * and names nobody. Whether a run may be made (`check`, a person's word) is not looked at.
   */
  due(): Promise<readonly DueRun[]>;
  /**
   * Reads both sides and shows who is who: everybody of the source who is in, with the account they have, or that an address or a record's id gives them exactly,
   * or with those that may be theirs and what speaks for and against each; and the accounts that nobody has. May be called at any time. Writes nothing to either
   * side, and links nobody. Rejects as `plan` does.
   */
  review(options?: ReviewOptions): Promise<Review>;
  /**
   * Takes a person's decisions about who is who, all of them or none: to match somebody with an account, which frees the one they had, to unmatch them, to leave
   * them out, to give them an account of their own, or to undo the last decision about them. They outlive every run, and the journal has them; nothing is written
   * to the target. Reads both sides. Rejects with MatchError, which lists every problem: an account that somebody else has, that is protected or that another sync
   * is linked to, a leaver, a name that means nobody or several. What unmatching leaves behind at the target `revertMatch` takes back, before it.
   */
  match(decisions: readonly MatchDecision[], by: string, reason: string): Promise<MatchReport>;
  /**
   * Plans to take back what was written to somebody's account since it was linked to them, by whichever run: for a wrong match, before it is unmatched. Like
   * `revert`: only what still is what was written goes back to what was there before, what cannot come back is listed first, and it is applied confirmed by its
   * digest. From then on the person is held until they are unmatched or matched otherwise, or released. An account that was made for them is left.
   * Rejects with ConfigurationError when nobody of that id is linked.
   */
  revertMatch(subject: string, options?: ReviewOptions): Promise<Plan>;
  /**
   * Finishes the review of a sync whose settings want one (`review: "until finished"`), and gives the plan of exactly what changes by it, to be applied confirmed by
   * its digest: whoever the review shows as matched is linked, whoever is new is made an account where that is switched on, and whoever is unmatched or ambiguous
   * is neither, now and later, until a person decides. Until then `apply` and `run` reject with ReviewOpenError, before anything is written; the report of the first
   * run afterwards says that it is finished. Rejects with ReviewChangedError when the review is not the one of the digest any more, with IncompleteRosterError
   * when a read does not prove who is there, and as `plan` does. May be called again, after later decisions.
   */
  finishReview(options: FinishReviewOptions): Promise<Plan>;
  /** Ends the hold on people and groups for whom a run was taken back. Gives the source ids of those who were held and are not any more. */
  release(which: ToRelease): Promise<readonly string[]>;
  /**
   * Gives up what this sync owns at its target, so that another one may own it; its links and its journal stay. To be called before a sync is thrown
   * away or handed over. The next plan owns it again, where it is still free.
   */
  retire(): Promise<void>;
  /** What will become true of whom between two instants, in order of time. Reads the source; visits only the moments that matter. */
  simulate(from: string, to: string): Promise<readonly SimulatedMoment[]>;
  /** How both sides are mapped, and which attributes only this customer has. May ask both vendors for these. Rejects as `check` does for settings. */
  describe(): Promise<SyncDescription>;
  /** The source ids of those who have this work email, however it is capitalised: none, one, or several where the source has a mistake. Reads the source. */
  find(workEmail: string): Promise<readonly string[]>;
  /**
   * How one attribute of one person comes about: source values, steps, result. `undefined`: the source has no such record.
   * Rejects with ConfigurationError when accounts have no such attribute.
   */
  explain(subject: string, attribute: string): Promise<Explanation | undefined>;
  /**
   * Approves held changes of a plan exactly as they are: the next plan has them without a hold. Lapses when who, what, before, after or the reason of
   * the hold changes, and after 72 hours. Rejects with ConfigurationError when nobody or no reason is named, and for what is not held or is protected.
   */
  decide(changes: readonly Change[], by: string, reason: string): Promise<void>;
  /** Hands the state of a person's account over to the sync, by name: it may lift what somebody else did, until it has moved the account itself. */
  handOver(subject: string): Promise<void>;
  /**
   * Stores an immediate revocation as a fact about a person. `at`: ISO instant of the event; `startDateThen`: the start date that the record had when it
   * came, which does not lift it.
   */
  revoke(subject: string, at: string, startDateThen?: string): Promise<void>;
  /** Takes a revocation back. */
  releaseRevocation(subject: string): Promise<void>;
}
