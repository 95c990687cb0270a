import { foldName } from "@rosterkit/core/adapter";

/** What the names of groups begin with that a scope asks for by a star at the end. `undefined`: it asks by a name, or an id. */
export const beginningIn = (asked: string): string | undefined =>
  asked.endsWith("*") ? asked.slice(0, -1) : undefined;

/** Whether a group's name is one that a scope asks for, in any case; with a star at its end, whether it begins so. */
export function isAskedFor(asked: string): (name: string) => boolean {
  const wanted = foldName(asked);
  if (beginningIn(asked) === undefined) return (name) => foldName(name) === wanted;
  const beginning = wanted.slice(0, -1);
  return (name) => foldName(name).startsWith(beginning);
}
