/** How a plan is applied. Each has a default, so all may be left out. */
export interface ApplySettings {
  /** Writes, and looks before writes, under way at once. Absent: 8. */
  readonly concurrency?: number;
  /** Changes in one round, which is one commit. Absent: 50. */
  readonly roundSize?: number;
  /**
   * Re-read an account before an update when what is known of it is older than this. Absent: 0, always. Changes of state always re-read.
   * Keep 0 for a target that must be sent records whole: what an update does not change is taken from the re-read.
   */
  readonly recheckAfterMs?: number;
  /** How long the vendor may still be working on a request whose answer was lost. Absent: 60 000. */
  readonly vendorHoldMs?: number;
  /** How long the lease is asked for when it is renewed. Absent: 60 000. */
  readonly leaseForMs?: number;
  /** How often a state is read back before it counts as not confirmed. Absent: 5. */
  readonly confirmReads?: number;
  /** The wait before the second of these reads; each further one waits that much longer. Absent: 500. */
  readonly confirmEveryMs?: number;
}

/** The settings with their defaults filled in. */
export type FilledSettings = Required<ApplySettings>;

const defaults: FilledSettings = {
  concurrency: 8,
  roundSize: 50,
  recheckAfterMs: 0,
  vendorHoldMs: 60_000,
  leaseForMs: 60_000,
  confirmReads: 5,
  confirmEveryMs: 500,
};

/** Fills the defaults in. */
export const fillSettings = (settings: ApplySettings = {}): FilledSettings => ({ ...defaults, ...settings });
