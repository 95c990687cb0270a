import type { Vendor } from "@rosterkit/core/adapter";
import type { TargetProfile } from "./target-profile.ts";
import type { Transport } from "./transport.ts";

/** What everything in one client shares. */
export interface ClientContext {
  readonly vendor: Vendor;
  readonly transport: Transport;
  /** What holds of the server: known at once, or after the discovery. */
  profile(): Promise<TargetProfile>;
  /** What was learned by being refused. */
  readonly learned: Learned;
}

/** What a server turned out not to do, whatever it says of itself. */
export interface Learned {
  hasNoPatch: boolean;
  /** Names of resource types and attributes that its filters have found, or not found, something by. */
  readonly filterable: Set<string>;
  /** Those that its filters do not know, or pay no heed to. */
  readonly unfilterable: Set<string>;
}
