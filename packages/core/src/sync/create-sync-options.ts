import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { ReceivedHints } from "../inbox/received-hints.ts";
import type { Functions } from "../mapping/custom-step.ts";
import type { RandomBytes } from "../password/make-password.ts";
import type { ScopePredicates } from "../scope/scope-verdict.ts";
import type { Store } from "../store/store.ts";
import type { SyncSettingsInput } from "./sync-settings.ts";

/** What a sync is made of. */
export interface CreateSyncOptions {
  /** Where people come from. */
  readonly source: AnyConnection;
  /** Where their accounts are. */
  readonly target: AnyConnection;
  readonly settings: SyncSettingsInput;
  readonly store: Store;
  /** Where what events named is kept for a while, so that it can be replayed: `store.received` of `@rosterkit/store`. Absent: it cannot be. */
  readonly received?: ReceivedHints;
  /** Scope rules in code, by the name that the settings use. */
  readonly predicates?: ScopePredicates;
  /** Custom steps of the mappings in code, by the name that the settings' rules use. One of an adapter's own by the same name gives way. */
  readonly functions?: Functions;
  /** The clock that decides what is due and dates the journal, in milliseconds since 1970. Absent: the machine's. The store must go by the same. */
  readonly now?: () => number;
  /** So many unpredictable bytes, of which passwords are made. Absent: the platform's own. */
  readonly random?: RandomBytes;
  /** Names this process as a holder of leases and runs. Absent: a random name. */
  readonly owner?: string;
}
