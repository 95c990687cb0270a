export { OwnershipError } from "../ownership/ownership-error.ts";
export type { Overlap } from "../ownership/registration.ts";
export { createSync } from "./create-sync.ts";
export type { CreateSyncOptions } from "./create-sync-options.ts";
export type { DiscoveredAttribute, SyncDescription } from "./describe-sync.ts";
export { FindingsError } from "./findings-error.ts";
export type { SimulatedMoment } from "./simulate-moments.ts";
export type {
  ApplyOptions as SyncApplyOptions,
  PlanOptions,
  PlanProgress,
  RevertOptions,
  RunReport,
  SideChecked,
  Sync,
  SyncChecked,
  ToRelease,
} from "./sync.ts";
export { SyncBusyError } from "./sync-busy-error.ts";
export { type SyncSettings, type SyncSettingsInput, syncSettingsSchema } from "./sync-settings.ts";
