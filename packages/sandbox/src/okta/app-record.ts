/** An app at one moment, with whom it is assigned to. Instants are ISO strings. */
export interface AppRecord {
  readonly id: string;
  /** Okta's key of the kind of app, e.g. `scaleft`. */
  readonly name: string;
  /** What people read. */
  readonly label: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly createdAt: string;
  readonly lastUpdatedAt: string;
  /** When each group was assigned, by id. */
  readonly groups: ReadonlyMap<string, string>;
  /** When each user was assigned directly, by id. */
  readonly users: ReadonlyMap<string, string>;
}
