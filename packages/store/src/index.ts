export type { DurableStore, StoreSettings } from "./durable-store.ts";
export type { FormerLink, LinkHash } from "./engine/read-links.ts";
export {
  type ApiKeyDraft,
  type ApiKeyRole,
  type ApiKeys,
  apiKeyRoles,
  type MadeApiKey,
  type StoredApiKey,
} from "./installation/api-keys.ts";
export type { ConnectionDraft, Connections, StoredConnection } from "./installation/connections.ts";
export type { Plans, SavedPlan } from "./installation/plans.ts";
export type { StoredSync, SyncDraft, Syncs } from "./installation/syncs.ts";
export type { LoggedEntry, LogQuery } from "./journal/read-log.ts";
export type { LoggedRun, RunQuery } from "./journal/read-runs.ts";
export type { LogHead, LogProblem, LogVerification } from "./journal/verify-log.ts";
export type { Migrated } from "./migrations/migrate.ts";
export {
  migratePostgresStore,
  openPostgresStore,
  type PostgresPlace,
  type PostgresStoreOptions,
} from "./open-postgres-store.ts";
export { migrateSqliteStore, openSqliteStore, type SqliteStoreOptions } from "./open-sqlite-store.ts";
export type { Erased } from "./privacy/erase.ts";
export type { Expired } from "./privacy/expire.ts";
export type { ErasedPerson } from "./privacy/names-person.ts";
export type { PrivacySettings } from "./privacy/privacy-settings.ts";
export type { Received } from "./received/received.ts";
export { type KeyPlace, keyFrom } from "./secrets/key-from.ts";
export type { SealingKeys } from "./secrets/seal.ts";
export { SealedSecretError } from "./secrets/sealed-secret-error.ts";
export { type SealingKey, sealingKey } from "./secrets/sealing-key.ts";
export { StoreError, type StoreErrorOptions, type StoreFailure } from "./store-error.ts";
