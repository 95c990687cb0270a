/** Behaviour of the vendor that no public source settles. Each switch names what is open; `defaultInsightfulSwitches` holds the likeliest. */
export interface InsightfulSwitches {
  /** What a READ token gets for a write. */
  readonly readTokenOnWrite: 401 | 403;
  /** What a second deactivation gets: one source shows 400, another 409. */
  readonly repeatedDeactivation: 400 | 409;
  /** Whether answers show a title that was written, only keep it, or whether it is taken and lost. */
  readonly title: "shown" | "kept" | "dropped";
  /** What an empty title gets. */
  readonly emptyTitle: "clears" | 422;
  /** What an invitation to an address that is taken gets, and a change to one. */
  readonly takenEmail: 409 | 422 | "second employee";
  /** What a team or tracking profile gets that there is none of. */
  readonly unknownReference: 404 | 422;
  /** What `name` in a change of a team does, which the published body has not. */
  readonly renamingTeams: "ignored" | "works" | 422;
  /** What a team gets whose name is taken. */
  readonly takenTeamName: "second team" | 409 | 422;
  /** What becomes of the members of a team that is deleted. */
  readonly deletingTeamWithMembers: "to the default team" | 409;
  /** Whether 429 says when to come back. */
  readonly retryAfter: "absent" | "seconds";
  /** Whether there is `GET /employee/activate/:id`. No source has one. */
  readonly reactivation: "absent" | "there";
  /** Whether teams are read-only through the API too while an HR integration is on. */
  readonly teamsUnderIntegration: "read only" | "writable";
  /** The `type` of people who appeared on company computers. */
  readonly companyComputerType: string;
  /** What the column of ids, asked for as `_id`, is called in an answer to `select`. */
  readonly selectedId: "id" | "_id";
  /** Requests of the organisation a minute: one source says 200, another 300. */
  readonly requestsAMinute: number;
}

/** The likeliest reading of every open question. */
export const defaultInsightfulSwitches: InsightfulSwitches = {
  readTokenOnWrite: 403,
  repeatedDeactivation: 400,
  title: "shown",
  emptyTitle: "clears",
  takenEmail: 422,
  unknownReference: 422,
  renamingTeams: "ignored",
  takenTeamName: "second team",
  deletingTeamWithMembers: "to the default team",
  retryAfter: "absent",
  reactivation: "absent",
  teamsUnderIntegration: "read only",
  companyComputerType: "office",
  selectedId: "id",
  requestsAMinute: 200,
};
