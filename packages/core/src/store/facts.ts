import type { Revocation } from "../lifecycle/employment-record.ts";

/** A person's decision about held content. Lapses when the content changes or after 72 hours. */
export interface Decision {
  readonly change: string;
  /** Digest of who, what, before and after. */
  readonly content: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** Those who had started when the sync was switched on, with the instant of that complete read. */
export interface Baseline {
  readonly at: string;
  readonly ids: ReadonlySet<string>;
}

/** A run was taken back for somebody, or for a group: nothing is done that might do it again until they are released. */
export interface Reverted {
  /** The run that was taken back. */
  readonly run: string;
  /** The run that took it back. */
  readonly by: string;
  readonly at: string;
  /** What was taken back was, among others, a change of access: then even a removal waits. */
  readonly access?: true;
}

/** When somebody is to leave, and since when the source says so. Both ISO. */
export interface EndSeen {
  readonly endedAt: string;
  readonly readableAt: string;
}

/** What a sync knows that neither side's records say. Keyed by source id where it is about one person. */
export interface Facts {
  /** Absent until the first complete read; with no ids after "sync all". */
  readonly baseline?: Baseline;
  readonly revocations: ReadonlyMap<string, Revocation>;
  /** When a record that says "left" without a date was first read. */
  readonly leftSeen: ReadonlyMap<string, string>;
  /** People whose account's state a person handed over to the sync, by source id. */
  readonly handedOver: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
  /** Changes done per guard class in the last 24 hours, across all runs of the sync. */
  readonly recent: { readonly [guardClass: string]: number };
  /** People with an intent whose outcome is not known yet: nothing is planned for them. */
  readonly unsettled: ReadonlySet<string>;
  /** Groups with such an intent, by source id: nothing is planned for them either. Absent: none. */
  readonly unsettledGroups?: ReadonlySet<string>;
  /**
   * The groups and apps of the scope that somebody was in at a complete read, in words for people; for one that came empty since, those who were to be put
   * out when that was first seen. Absent: none are known.
   */
  readonly belonged?: ReadonlyMap<string, readonly string[]>;
  /** People for whom a run was taken back and who have not been released since, by source id. Absent: nobody. */
  readonly reverted?: ReadonlyMap<string, Reverted>;
  /** From when on changes of passwords count for people whose link remembers none; ISO. Absent: nobody has looked for them yet. */
  readonly passwordsFrom?: string;
  /** Groups for which a run was taken back and which have not been released since, by source id. Absent: none. */
  readonly revertedGroups?: ReadonlyMap<string, Reverted>;
  /** People of whom a person is to say which account is theirs before one is made for them, by source id. Absent: nobody. */
  readonly undecided?: ReadonlySet<string>;
  /** Ends that were read of linked people and are to come, or have come and were not confirmed at the target. Absent: none. */
  readonly ends?: ReadonlyMap<string, EndSeen>;
}
