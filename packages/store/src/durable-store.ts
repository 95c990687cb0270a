import type { Lease, ResourceName, Store } from "@rosterkit/core";
import type { Database } from "./database/database.ts";
import { createEngineStore } from "./engine/engine-store.ts";
import { type FormerLink, type LinkHash, readLinkHashes, readLinkHistory } from "./engine/read-links.ts";
import { type ApiKeys, createApiKeys } from "./installation/api-keys.ts";
import { type Connections, createConnections } from "./installation/connections.ts";
import { createPlans, type Plans } from "./installation/plans.ts";
import { createSyncs, type Syncs } from "./installation/syncs.ts";
import { type LoggedEntry, type LogQuery, readLog } from "./journal/read-log.ts";
import { type LoggedRun, type RunQuery, readRuns } from "./journal/read-runs.ts";
import { type LogHead, type LogVerification, verifyLog } from "./journal/verify-log.ts";
import { type Erased, erase } from "./privacy/erase.ts";
import { type Expired, expire } from "./privacy/expire.ts";
import type { ErasedPerson } from "./privacy/names-person.ts";
import { type PrivacySettings, readPrivacy, writePrivacy } from "./privacy/privacy-settings.ts";
import { createReceived, type Received } from "./received/received.ts";
import type { SealingKeys } from "./secrets/seal.ts";

/** What both databases are told. */
export interface StoreSettings {
  /** Wall clock in milliseconds since 1970. Absent: the machine's; leases in PostgreSQL then go by the database's clock. */
  readonly now?: () => number;
  /** Most links or entries in one batch. Absent: 1000. */
  readonly batchSize?: number;
  /** What secrets of connections are sealed with. Absent: the store refuses secrets. */
  readonly keys?: SealingKeys;
  /** `false`: tables that are not up to date are refused with a StoreError, reason `older`. Absent: they are brought up to date. */
  readonly migrate?: false;
}

/** A store that survives the process: core's contract, and what a server keeps beside it. Rejects with StoreError when the database cannot do what is asked. */
export interface DurableStore extends Store {
  readonly connections: Connections;
  readonly syncs: Syncs;
  readonly plans: Plans;
  readonly apiKeys: ApiKeys;
  /** What came of events, to be handed to `createSync`. */
  readonly received: Received;
  /** Earlier decisions about one record, oldest first, with their evidence. */
  linkHistory(sync: string, resource: ResourceName, source: string): Promise<readonly FormerLink[]>;
  /** Of every link its source id and a hash that changes with anything in it, in batches: to compare stores without reading links whole. */
  linkHashes(sync: string, resource: ResourceName): AsyncIterable<readonly LinkHash[]>;
  /** Beginnings and ends of runs, latest first. */
  runs(sync: string, which?: RunQuery): Promise<readonly LoggedRun[]>;
  /** The log page by page, latest first. */
  log(sync: string, which?: LogQuery): Promise<readonly LoggedEntry[]>;
  /** Proves the journal of a sync, which is the log. `known`: a head kept elsewhere, which it must contain. */
  verifyLog(sync: string, known?: LogHead): Promise<LogVerification>;
  /** Erases a person from what one sync remembers, under its lease. `by`: who asked for it. */
  erase(lease: Lease, person: ErasedPerson, by: string): Promise<Erased>;
  /** How long what is kept. */
  privacy(): Promise<PrivacySettings>;
  /** Changes how long; what is not named stays. Rejects with ConfigurationError. */
  setPrivacy(change: Partial<PrivacySettings>): Promise<PrivacySettings>;
  /** Lets go of what was kept long enough. To be called once a day; it may run beside everything else. */
  expire(): Promise<Expired>;
  /** Waits for what was begun, and lets go of the database. */
  close(): Promise<void>;
}

/** Everything over an open database whose tables are up to date. */
export const createDurableStore = (database: Database, { keys }: Pick<StoreSettings, "keys">): DurableStore => ({
  ...createEngineStore(database),
  connections: createConnections(database, keys),
  syncs: createSyncs(database),
  plans: createPlans(database),
  apiKeys: createApiKeys(database),
  received: createReceived(database),
  linkHistory: (sync, resource, source) => readLinkHistory(database, sync, resource, source),
  linkHashes: (sync, resource) => readLinkHashes(database, sync, resource),
  runs: (sync, which) => readRuns(database, sync, which),
  log: (sync, which) => readLog(database, sync, which),
  verifyLog: (sync, known) => verifyLog(database, sync, known),
  erase: (lease, person, by) => erase(database, lease, person, by),
  privacy: () => readPrivacy(database),
  setPrivacy: (change) => writePrivacy(database, change),
  expire: () => expire(database),
  close: () => database.queries.destroy(),
});
