import type { Plan } from "@rosterkit/core";

/** What a plan would do, in short: each operation with its login or name, and what holds it. */
export const doings = ({ changes }: Plan): readonly string[] =>
  changes.map(({ operation, held }) => (held ? `${operation} held: ${held.code}` : operation));

/** The changes that are planned for one person. */
export const changesOf = ({ changes }: Plan, subject: string) => changes.filter((change) => change.subject === subject);

/** The codes of everything a plan tells, each once. */
export const codesOf = ({ issues }: Plan): readonly string[] => [...new Set(issues.map(({ code }) => code))].sort();
