export {
  type CascadedChange,
  type Change,
  type ChangeValues,
  type Due,
  type Hold,
  type Lane,
  type Lifted,
  lanes,
  type MatchVerdict,
  type MembersChange,
  type Operation,
  type Reference,
  type Restores,
} from "./change.ts";
export { changeContent, changeId } from "./change-id.ts";
export { countChanges } from "./count-changes.ts";
export { createPlanner } from "./create-planner.ts";
export { executableChanges } from "./executable-changes.ts";
export { type GuardClass, type GuardLimits, guardClasses } from "./guard-limits.ts";
export type { LeaverReport, LeaverStatus } from "./leaver-report.ts";
export type { Basis, Confirmation, Hinted, Issue, Learned, LearnedHints, Plan, PlanCounts, Switching } from "./plan.ts";
export { PlanFileError } from "./plan-file-error.ts";
export type { Planner, PlannerInput } from "./planner-input.ts";
export { type ReadPlanOptions, readPlan } from "./read-plan.ts";
export { writePlan } from "./write-plan.ts";
