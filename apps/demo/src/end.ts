import type { AnyConnection, Io } from "@rosterkit/core";
import type { StandIn } from "@rosterkit/sandbox";

/** One vendor of a pair before it is served. */
export interface End {
  readonly name: string;
  readonly standIn: StandIn;
  /** Opens nothing but the stand-in. */
  readonly token: string;
  /** Where its API begins, behind the origin. */
  readonly apiPath: string;
  /** `token` is the one above, unless it is mistyped on purpose. */
  readonly connect: (apiUrl: string, io: Io, token: string) => AnyConnection;
  /** A command that shows the stand-in's people. */
  readonly tryIt: (apiUrl: string) => string;
  /** What is in there at this moment, for people. */
  readonly contents: () => Promise<string>;
  /** Takes from the credential what it needs. Absent: nothing that a check would see. */
  readonly narrow?: () => void;
  /** Milliseconds since 1970 for the connection. Absent: the story's time. */
  readonly now?: () => number;
}

/** `60 (52 active, 8 offboarded)`. */
export function tally(statuses: readonly string[]): string {
  const counts = Map.groupBy(statuses, (status) => status);
  return `${statuses.length} (${[...counts].map(([status, all]) => `${all.length} ${status}`).join(", ")})`;
}

/** `, 5 groups with 44 members`; nothing where there is no group. Takes the number of members of each. */
export const groupWords = (members: readonly number[]): string =>
  members.length === 0 ? "" : `, ${members.length} groups with ${members.reduce((sum, one) => sum + one, 0)} members`;
