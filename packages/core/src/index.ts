export type {
  Adapter,
  Capability,
  Checked,
  Connection,
  CredentialLife,
  Finding,
  Hint,
  Registration,
} from "./adapter/adapter.ts";
export type { AnyAdapter, AnyConnection } from "./adapter/any-adapter.ts";
export type { State } from "./adapter/state.ts";
export * from "./apply/index.ts";
export * from "./employee/index.ts";
export * from "./errors/index.ts";
export * from "./group/index.ts";
export { assertSecureUrl, isLoopbackHost } from "./http/assert-secure-url.ts";
export type { Budget, ShareableBudget, Visit } from "./http/budget.ts";
export type { BudgetKey, BudgetRegistry } from "./http/budget-registry.ts";
export type { BudgetStanding, OtherStanding } from "./http/budget-standing.ts";
export { defaultIo, type Io, type Wait } from "./http/io.ts";
export type { Lane } from "./http/lane.ts";
export * from "./lifecycle/index.ts";
export * from "./password/index.ts";
export * from "./plan/index.ts";
export * from "./roster/index.ts";
export * from "./scope/index.ts";
export * from "./shape/index.ts";
export * from "./store/index.ts";
export * from "./sync/index.ts";
