export type { NamedByEvent, ReceivedBetween, ReceivedHint, ReceivedHints } from "../inbox/received-hints.ts";
export { OwnershipError } from "../ownership/ownership-error.ts";
export type { Overlap } from "../ownership/registration.ts";
export { SwitchedError } from "../ownership/switched-error.ts";
export { TwoWaysError } from "../ownership/two-ways-error.ts";
export { UntiedError } from "../ownership/untied-error.ts";
export type { ShadowDifference, ShadowRecord, ShadowReport } from "../relink/compare-plans.ts";
export type { Settle } from "../relink/tie-links.ts";
export {
  type MatchDecision,
  type MatchDecisions,
  matchDecisionSchema,
  matchDecisionsSchema,
} from "../review/match-decisions.ts";
export { MatchError, type MatchProblem, type MatchProblemCode } from "../review/match-error.ts";
export { MatchFileError } from "../review/match-file-error.ts";
export { readMatchDecisions } from "../review/read-match-decisions.ts";
export {
  type Review,
  type ReviewAccount,
  type ReviewCandidate,
  type ReviewCounts,
  type ReviewDecision,
  type ReviewGroup,
  type ReviewPerson,
  type ReviewState,
  reviewStates,
} from "../review/review.ts";
export { ReviewChangedError } from "../review/review-changed-error.ts";
export { ReviewOpenError } from "../review/review-open-error.ts";
export { changeShared, type SharedValue } from "./change-shared.ts";
export { createSync } from "./create-sync.ts";
export type { CreateSyncOptions } from "./create-sync-options.ts";
export type { DiscoveredAttribute, SyncDescription } from "./describe-sync.ts";
export type { DueRun } from "./due-runs.ts";
export { FindingsError } from "./findings-error.ts";
export { keptNames } from "./kept-names.ts";
export type { Polled } from "./poll-events.ts";
export type { Replayed, ReplayWindow } from "./replay-events.ts";
export type { SimulatedMoment } from "./simulate-moments.ts";
export type {
  ApplyOptions as SyncApplyOptions,
  FinishReviewOptions,
  MatchReport,
  PlanOptions,
  PlanProgress,
  RelinkOptions,
  RevertOptions,
  ReviewOptions,
  RunReport,
  ShadowOptions,
  SideChecked,
  Sync,
  SyncChecked,
  ToRelease,
} from "./sync.ts";
export { SyncBusyError } from "./sync-busy-error.ts";
export { type SyncSettings, type SyncSettingsInput, syncSettingsSchema } from "./sync-settings.ts";
