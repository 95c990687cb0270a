/**
 * The canonical person: flat, with the names of RFC 7643 where it has one. Every member is optional: a missing member is "not said",
 * `null` is "said to be none", and `""` is a value like any other. The record's own id stands beside it, as the id of its source.
 */
export interface Employee {
  /** The number people know them by, not the record's id. */
  readonly employeeNumber?: string | null;
  readonly givenName?: string | null;
  readonly middleName?: string | null;
  readonly familyName?: string | null;
  readonly honorificPrefix?: string | null;
  readonly honorificSuffix?: string | null;
  /** The given name they go by. */
  readonly nickName?: string | null;
  /** The whole name as shown, where the source keeps one. */
  readonly displayName?: string | null;
  readonly workEmail?: string | null;
  readonly personalEmail?: string | null;
  readonly workPhone?: string | null;
  /** A personal or mobile number. */
  readonly mobilePhone?: string | null;
  readonly streetAddress?: string | null;
  readonly locality?: string | null;
  readonly region?: string | null;
  readonly postalCode?: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null;
  /** IANA zone of the person, else nothing: a site's zone comes from the settings. */
  readonly timezone?: string | null;
  /** BCP 47. */
  readonly locale?: string | null;
  /** BCP 47. */
  readonly preferredLanguage?: string | null;
  /** One of `employmentStatuses`; anything else is an unknown status. */
  readonly employmentStatus?: string | null;
  /** The kind of contract, in the source's own words. */
  readonly userType?: string | null;
  /** First day of the employment that counts: the current one, else the next. */
  readonly startDate?: string | null;
  /** Last day at work. May be earlier than `endDate`. */
  readonly lastWorkingDay?: string | null;
  /** Last day of the employment. */
  readonly endDate?: string | null;
  readonly organization?: string | null;
  readonly division?: string | null;
  readonly department?: string | null;
  readonly costCenter?: string | null;
  readonly title?: string | null;
  readonly site?: string | null;
  readonly teams?: readonly string[] | null;
  /** Id of the manager's record at the same source. */
  readonly manager?: string | null;
  readonly managerEmail?: string | null;
  readonly profileUrl?: string | null;
  readonly photoUrl?: string | null;
  /** When the person's password at the source was last changed; `null`: they never had one. Only a source that keeps passwords tells. */
  readonly passwordChangedAt?: string | null;
  /** When the source last changed the record. */
  readonly updatedAt?: string | null;
  /** Attributes that only this customer has, by name; they stand in the shape as `custom.<name>`. */
  readonly custom?: { readonly [name: string]: string | number | boolean | readonly string[] | null };
}
