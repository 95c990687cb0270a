/** INVALID: a group of the rule is gone. */
export type RuleStatus = "ACTIVE" | "INACTIVE" | "INVALID";

/** A group rule at one moment: whoever satisfies the expression is put into the groups. */
export interface RuleRecord {
  readonly id: string;
  readonly name: string;
  readonly status: RuleStatus;
  /** E.g. `user.department=="Sales"`. */
  readonly expression: string;
  readonly groupIds: readonly string[];
  /** Users whom the rule leaves alone: named by an administrator, or taken out of one of the groups by hand. */
  readonly excludedUserIds: readonly string[];
  readonly createdAt: string;
  readonly lastUpdatedAt: string;
}
