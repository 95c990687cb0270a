import type { ResourceName } from "@rosterkit/core";

/**
 * The tables as queries see them. Ids are compared byte by byte; instants are ISO texts with milliseconds in UTC, as core has them, so that what comes
 * back is what went in and order of text is order of time; `content` is JSON as text, because JSON columns lose NUL, order and digits.
 */
export interface Tables {
  readonly heads: HeadRow;
  readonly links: LinkRow;
  readonly link_history: LinkHistoryRow;
  readonly journal: JournalRow;
  readonly open_intents: OpenIntentRow;
  readonly kept: { readonly sync: string; readonly key: string; readonly content: string };
  readonly connections: ConnectionRow;
  readonly secrets: SecretRow;
  readonly syncs: SyncRow;
  readonly sync_versions: SyncRow;
  readonly plans: PlanRow;
  readonly plan_lines: { readonly plan: string; readonly number: number; readonly content: string };
  readonly settings: { readonly name: string; readonly content: string };
  readonly api_keys: ApiKeyRow;
  readonly received: ReceivedRow;
}

/** One row a sync, locked by whoever writes for it: its lease, and where its journal ends and begins. */
export interface HeadRow {
  readonly sync: string;
  /** 0: never leased. */
  readonly epoch: number;
  /** `null`: given back. */
  readonly owner: string | null;
  /** When the lease lapses, or when it was given back. */
  readonly until: string | null;
  /** For how long it was last given. */
  readonly lasts_ms: number;
  /** When the lease of the owner before ended. */
  readonly after: string | null;
  /** Number of the last entry of the journal; 0: none. */
  readonly last_entry: number;
  readonly chain: string;
  /** Number of the last entry that was cut off, and the chain up to it. */
  readonly cut_entry: number;
  readonly cut_chain: string;
  /** Up to this number entries do not say any more what was before, and up to that no values. */
  readonly stripped_entry: number;
  readonly emptied_entry: number;
}

interface LinkRow {
  readonly sync: string;
  readonly resource: string;
  readonly source: string;
  /** Grows with each new decision. */
  readonly version: number;
  /** Of the content, to tell what did not change without reading it. */
  readonly hash: string;
  readonly content: string;
}

interface LinkHistoryRow extends LinkRow {
  readonly replaced_at: string;
}

/** What a row of the journal is: an entry of core's, or a note of the store about entries that it took values from, or cut off. */
export type JournalType = "intent" | "outcome" | "run" | "note";

/** One link of the chain. */
export interface JournalRow {
  readonly sync: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly type: JournalType;
  readonly at: string;
  readonly run: string;
  readonly change: string | null;
  readonly subject: string | null;
  readonly content: string;
  /** `null`: the content is not the one that was written, and a note says so. */
  readonly salt: string | null;
  /** Of salt and content, as they were written. */
  readonly digest: string;
  /** Of the chain up to the entry before, and the digest. */
  readonly chain: string;
}

interface OpenIntentRow {
  readonly sync: string;
  readonly number: number;
  readonly run: string;
  readonly change: string;
}

interface ConnectionRow {
  readonly id: string;
  readonly adapter: string;
  readonly content: string;
  readonly version: number;
  readonly changed_at: string;
}

interface SecretRow {
  readonly connection: string;
  readonly field: string;
  readonly key_id: string;
  readonly sealed: string;
}

interface SyncRow {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly target: string;
  readonly content: string;
  readonly changed_at: string;
  readonly changed_by: string;
}

interface PlanRow {
  readonly id: string;
  readonly sync: string;
  readonly saved_at: string;
  readonly expires_at: string;
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** SHA-256 of the whole key, base64url. */
  readonly digest: string;
  readonly made_at: string;
  readonly made_by: string;
  /** `null`: never. */
  readonly ends_at: string | null;
  readonly used_at: string | null;
  readonly revoked_at: string | null;
  readonly revoked_by: string | null;
}

/** Whom an event named. */
interface ReceivedRow {
  readonly sync: string;
  /** By which a repeat is known. */
  readonly key: string;
  readonly at: string;
  readonly resource: ResourceName;
  /** `null`: everybody. */
  readonly subject: string | null;
}
