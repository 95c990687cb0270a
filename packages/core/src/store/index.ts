export type { Baseline, Decision, EndSeen, Facts, Reverted } from "./facts.ts";
export type { Entry, Intent, Outcome, Result, RunEntry } from "./journal.ts";
export type { Fingerprints, Link, LinkState, ResourceName, StateReason } from "./link.ts";
export { createLinks, type Links } from "./links.ts";
export { loadLinks } from "./load-links.ts";
export { createMemoryStore, type MemoryStoreOptions } from "./memory-store.ts";
export { openIntents } from "./open-intents.ts";
export type { Batch, EntryQuery, Lease, Store } from "./store.ts";
