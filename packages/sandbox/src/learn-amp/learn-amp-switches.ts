/** How far somebody's invitation got. */
export type InvitationStatus = "not_invited" | "invite_scheduled" | "invite_pending" | "confirmed";

/** What becomes of an empty value that should clear something. */
export type Clearing = "accepted" | "ignored" | "refused";

/** Behaviour of the vendor that no public source settles. Each switch names what is open; `defaultLearnAmpSwitches` holds the likeliest. */
export interface LearnAmpSwitches {
  /** Whether an update may leave out email, first and last name: the table and a sample disagree. */
  readonly partialUpdate: "refused" | "accepted";
  /** Whether users and teams can be written as JSON, beside the form of the samples. */
  readonly jsonBodies: "taken" | "ignored";
  /** An empty `managerId` or `managerEmail` of a user, who has an override manager. */
  readonly clearManager: Clearing;
  /** An empty `primaryTeamId`. */
  readonly clearPrimaryTeam: Clearing;
  /** An empty `managerId` of a team. */
  readonly clearTeamManager: Clearing;
  /** Whether a deactivated user's id is taken as a `managerId`; by email it never is. */
  readonly deactivatedManagers: "refused" | "accepted";
  /** What a user's `manager` shows where there is no override. */
  readonly managerWithoutOverride: "null" | "manager of the primary team";
  /** Whether `secondaryTeamIds` is the whole set, or more of them. */
  readonly secondaryTeams: "replaced" | "added";
  /** Whether a membership call can make a team the primary one. */
  readonly isPrimary: "ignored" | "honoured";
  /** Whether two teams of a company can have one name, whatever the case. */
  readonly teamNames: "unique" | "any";
  /** How `filters[name]` of teams compares. */
  readonly teamNameFilter: "substring" | "exact";
  /** How `filters[email]` of users compares. */
  readonly emailFilter: "exact" | "exact with case" | "substring";
  /** Whether users who are deactivated come without a filter on the status. */
  readonly listsDeactivated: boolean;
  /** What is there again after a reactivation. */
  readonly reactivationRestores: "nothing" | "teams";
  /** The answer to deactivating somebody who is deactivated. */
  readonly repeatedDeactivation: 204 | 400 | 422;
  /** The answer to reactivating somebody who is active. */
  readonly repeatedReactivation: 204 | 400 | 422;
  /** The answer to deactivating or deleting the last active Owner. */
  readonly lastOwner: 400 | 403 | 422;
  /** Users on a page that names no size. */
  readonly rowsByDefault: number;
  /** The most on a page, whatever is asked for. */
  readonly rowsAtMost: number;
  /** Null: as many as one likes. */
  readonly requestsAMinute: number | null;
  /** Whether 429 says when to come back. */
  readonly retryAfter: "seconds" | "absent";
  /** The body of 401 and 403. */
  readonly refusalBody: "error" | "none";
  /** The display text of each status. */
  readonly statusTexts: Readonly<Record<InvitationStatus | "deactivated", string>>;
  /** What an empty text is read as. */
  readonly emptyTexts: "null" | "empty";
  /** The shape of custom fields. */
  readonly customFields: "list of name and value" | "by name";
  /** Who shows them. */
  readonly customFieldsShown: "everywhere" | "expanded list" | "never";
}

/** The likeliest reading of every open question, and the stricter one where both are as likely. */
export const defaultLearnAmpSwitches: LearnAmpSwitches = {
  partialUpdate: "refused",
  jsonBodies: "taken",
  clearManager: "accepted",
  clearPrimaryTeam: "accepted",
  clearTeamManager: "accepted",
  deactivatedManagers: "refused",
  managerWithoutOverride: "null",
  secondaryTeams: "replaced",
  isPrimary: "ignored",
  teamNames: "unique",
  teamNameFilter: "substring",
  emailFilter: "exact",
  listsDeactivated: true,
  reactivationRestores: "nothing",
  repeatedDeactivation: 204,
  repeatedReactivation: 204,
  lastOwner: 400,
  rowsByDefault: 20,
  rowsAtMost: 100,
  requestsAMinute: null,
  retryAfter: "seconds",
  refusalBody: "error",
  statusTexts: {
    not_invited: "Not invited",
    invite_scheduled: "Invite scheduled",
    invite_pending: "Invite pending",
    confirmed: "Confirmed",
    deactivated: "Deactivated",
  },
  emptyTexts: "null",
  customFields: "list of name and value",
  customFieldsShown: "everywhere",
};
