/** What an answer says of a field: `null` is "none", absent is "not told". */
export type Told = string | null | undefined;

/** All of a user that goes further than the page it came on: answers hold much more that is nobody's business. */
export interface LearnAmpUser {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: Told;
  readonly language: Told;
  readonly integrationExternalId: Told;
  readonly hireDate: Told;
  /** As shown to people; see `userState`. */
  readonly status: string;
  readonly location: Told;
  readonly department: Told;
  readonly managerId: Told;
  readonly primaryTeamId: Told;
  /** By name. Absent where the answer does not tell. */
  readonly custom: ReadonlyMap<string, string | null> | undefined;
}
