import type { Store } from "@rosterkit/core";
import type { ApiKeyRole, DurableStore } from "@rosterkit/store";
import type { SyncsToRun } from "../runner/unattended-sync.ts";

/** What the HTTP API answers from, and how much of it. */
export interface ApiOptions {
  /** The store that the runner has, with what is kept beside the syncs: keys, plans and the log. */
  readonly store: Store & Pick<DurableStore, "apiKeys" | "log" | "plans" | "runs">;
  /** As the runner has them. */
  readonly syncs: SyncsToRun;
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
  /** `/metrics` wants a key too; a viewer's is enough. Absent: it is open to whoever reaches it. */
  readonly metricsWantKey?: true;
  /** So many calls are taken with one key in a minute, by each process. Absent: 600. */
  readonly callsPerMinute?: number;
  /** After so many refused keys from one address in a minute, keys that this process has not seen to be good are not looked up. Absent: 20. */
  readonly refusalsPerMinute?: number;
  /** Told each call once it is answered, for a log of who did what. What it throws is nobody's concern. */
  readonly onCall?: (call: ApiCall) => void;
}

/** A call of the API that was answered. Says nothing of anybody but of who called. */
export interface ApiCall {
  /** ISO, when it came. */
  readonly at: string;
  readonly method: string;
  /** The path as it is described, with names for what varies: `/api/v1/syncs/{sync}/wake`. */
  readonly path: string;
  /** Absent: the path has none. */
  readonly sync?: string;
  readonly status: number;
  readonly ms: number;
  /** Whose key it was. Absent: no good one was shown. */
  readonly key?: { readonly id: string; readonly name: string; readonly role: ApiKeyRole };
}

/** Where a request comes from, as whoever serves it knows. */
export interface Caller {
  /** The address of the other end, or what a proxy in front says it is, where that proxy can be believed. Absent: all who are refused count together. */
  readonly address?: string | undefined;
}
