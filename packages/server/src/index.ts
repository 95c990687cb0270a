export type { ApiCall, ApiOptions, Caller } from "./api/api-options.ts";
export { createSharedBudgets, type SharedBudgets, type SharedBudgetsOptions } from "./budgets/create-shared-budgets.ts";
export type {
  Chore,
  ChoreFailure,
  Chores,
  ChoresOptions,
  ChoresStore,
  WatchedCredential,
} from "./chores/chores.ts";
export { createChores } from "./chores/create-chores.ts";
export { createHandler, type HandlerOptions } from "./handler/create-handler.ts";
export { createMetrics, type Metrics } from "./handler/create-metrics.ts";
export type { Action, ActiveJob, Job, Jobs, SeenPlan, WaitingJob, Work } from "./jobs/jobs.ts";
export { createLocalJobs, type LocalJobsOptions } from "./jobs/local-jobs.ts";
export { createPostgresJobs, type PostgresJobsOptions } from "./jobs/postgres-jobs.ts";
export { createNotifier } from "./notices/create-notifier.ts";
export type {
  NoticeChannel,
  NoticeFailure,
  NoticeMail,
  NoticeWebhook,
  Notifier,
  NotifierOptions,
} from "./notices/notifier.ts";
export { createServerLog } from "./observe/create-server-log.ts";
export { joinListeners, type Observers } from "./observe/join-listeners.ts";
export type { LogFields, LogLevel, ServerLog, ServerLogOptions } from "./observe/server-log.ts";
export { traceWaits } from "./observe/trace-waits.ts";
export { createRunner } from "./runner/create-runner.ts";
export type { KeptPlans } from "./runner/kept-plans.ts";
export type { Fault, LeaverClocks, Listeners, Notice, RunReason, TurnEnded, TurnLeavers } from "./runner/notice.ts";
export type { Pause } from "./runner/pause.ts";
export type { AskOptions, Runner, RunnerOptions, RunnerState, RunningTurn, SyncStatus } from "./runner/runner.ts";
export { nextScheduledMs, type Schedule } from "./runner/schedule.ts";
export { type SignalSource, stopOnSignals } from "./runner/stop-on-signals.ts";
export type { SyncsToRun, UnattendedSync, UsedConnection } from "./runner/unattended-sync.ts";
