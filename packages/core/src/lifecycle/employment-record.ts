/** What the timeline reads of a person. `undefined` is "not said", `null` is "said to be none"; both leave a date open. */
export interface EmploymentRecord {
  /** One of `employmentStatuses`; any other text is an unknown status, and its people are held. */
  readonly status?: string | null | undefined;
  /** First day of the employment that counts, `YYYY-MM-DD`. */
  readonly startDate?: string | null | undefined;
  /** Last day at work, `YYYY-MM-DD`. */
  readonly lastWorkingDay?: string | null | undefined;
  /** Last day of the employment, `YYYY-MM-DD`. */
  readonly endDate?: string | null | undefined;
  /** IANA zone of the person. A name that is not one counts as missing and becomes an issue. */
  readonly timezone?: string | null | undefined;
  /** Name of the site, looked up in the policy's `siteZones`. */
  readonly site?: string | null | undefined;
}

/** A verified event that took a person's access away at once. Kept until HR gives a later start date or a person releases it. */
export interface Revocation {
  /** ISO instant of the event. */
  readonly at: string;
  /**
   * The start date that the record had when the event came. It does not lift the revocation, however late it is: a revoked joiner stays out.
   * Absent: any start date after the event lifts it.
   */
  readonly startDateThen?: string | null | undefined;
}

/** What is remembered of a person beside the record. */
export interface PersonFacts {
  readonly revocation?: Revocation | undefined;
  /**
   * ISO instant at which "left" without any date was first read. To be forgotten as soon as the record is read as anything else,
   * or the next leaving would be dated by the last one.
   */
  readonly leftSeenAt?: string | undefined;
}
