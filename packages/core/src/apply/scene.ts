import type { Change, ChangeValues } from "../plan/change.ts";
import type { Fingerprints, Link, ResourceName } from "../store/link.ts";
import type { Accounts } from "./accounts.ts";
import type { FilledSettings } from "./apply-settings.ts";
import type { KnownLinks } from "./known-links.ts";

/** What the caller decides about the links that applying makes. */
export interface LinkMaking {
  /**
   * The fingerprints a link is to have after a write. `written`: the values sent, or seen to be there already; `before`: those of the link
   * until now. Absent: those a link was planned with, else those of `written` in place of the ones in `before`.
   */
  readonly fingerprintsAfter?: (
    change: Change,
    written: ChangeValues,
    before: Fingerprints | undefined,
  ) => Fingerprints | undefined;
  /** The last word on a link before it is committed. Absent: it is committed as made. */
  readonly toLink?: (change: Change, link: Link) => Link;
}

/** What applying and settling both work with. */
export interface Scene {
  accounts(resource: ResourceName): Accounts;
  readonly known: KnownLinks;
  readonly settings: FilledSettings;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly linkMaking: LinkMaking;
  /** The vendor's ids of the requests that each change sent, by the change's id. */
  readonly requests: Map<string, string[]>;
  /** Aborted when nothing may be written any more, because the lease is lost. */
  readonly lost?: AbortSignal | undefined;
  /** The caller's signal: what still waits for its turn at the vendor is given up. */
  readonly giveUp?: AbortSignal | undefined;
  /** See `SettleOptions.lookUp`. */
  readonly lookUp?: ((change: Change) => Promise<string | null | undefined>) | undefined;
}

/** An instant as ISO text. */
export const isoAt = (ms: number): string => new Date(ms).toISOString();
