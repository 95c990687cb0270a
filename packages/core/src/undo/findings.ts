import type { Issue } from "../plan/plan.ts";
import type { Effects } from "./effects.ts";

/** What a reader of a reverting plan should know, in the order in which it is listed. */
export const findingCodes = [
  "cannot come back",
  "account missing",
  "linked anew",
  "unsettled",
  "changed since",
  "back already",
] as const;

/** What was found about one thing that a run did. */
export type FindingCode = (typeof findingCodes)[number];

/** Whom, or which group, something was found about. */
export interface Found extends Pick<Effects, "subject" | "who"> {
  /** Absent: a person. */
  readonly resource?: "groups";
}

/** Gathers findings. */
export interface Findings {
  add(code: FindingCode, about: Found, message: string, attribute?: string): void;
  /** What cannot come back first; within a code by subject. */
  list(): readonly Issue[];
}

/** Nothing found yet. */
export function createFindings(): Findings {
  const found = new Map<FindingCode, Issue[]>(findingCodes.map((code) => [code, []]));
  return {
    add: (code, { subject, who, resource }, message, attribute) => {
      const of = { ...(resource && { resource }), ...(attribute !== undefined && { attribute }) };
      found.get(code)?.push({ subject, who, code, message, ...of });
    },
    list: () => [...found.values()].flatMap((issues) => issues.sort((a, b) => (a.subject < b.subject ? -1 : 1))),
  };
}
