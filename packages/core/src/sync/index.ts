export { OwnershipError } from "../ownership/ownership-error.ts";
export type { Overlap } from "../ownership/registration.ts";
export { SwitchedError } from "../ownership/switched-error.ts";
export { TwoWaysError } from "../ownership/two-ways-error.ts";
export { UntiedError } from "../ownership/untied-error.ts";
export type { ShadowDifference, ShadowRecord, ShadowReport } from "../relink/compare-plans.ts";
export type { Settle } from "../relink/tie-links.ts";
export { createSync } from "./create-sync.ts";
export type { CreateSyncOptions } from "./create-sync-options.ts";
export type { DiscoveredAttribute, SyncDescription } from "./describe-sync.ts";
export type { DueRun } from "./due-runs.ts";
export { FindingsError } from "./findings-error.ts";
export type { Polled } from "./poll-events.ts";
export type { SimulatedMoment } from "./simulate-moments.ts";
export type {
  ApplyOptions as SyncApplyOptions,
  PlanOptions,
  PlanProgress,
  RelinkOptions,
  RevertOptions,
  RunReport,
  ShadowOptions,
  SideChecked,
  Sync,
  SyncChecked,
  ToRelease,
} from "./sync.ts";
export { SyncBusyError } from "./sync-busy-error.ts";
export { type SyncSettings, type SyncSettingsInput, syncSettingsSchema } from "./sync-settings.ts";
