import type { GroupSettings } from "./group-settings.ts";

type Selection = Pick<GroupSettings, "prefix" | "pattern" | "names">;

/** Whether groups of the source are asked for at all; groups derived from an attribute of people are none of the source's. */
export const selectsByName = ({ prefix, pattern, names }: Selection): boolean =>
  prefix !== undefined || pattern !== undefined || names !== undefined;

/**
 * Whether a group of the source is kept, by its name. Everything stated must hold, letter by letter: a group that only looks like the one meant
 * would hand out its access.
 */
export function createSelector({ prefix = "", pattern = "*", names }: Selection): (name: string) => boolean {
  const fits = createPattern(pattern);
  const named = names && new Set(names);
  return (name) => name.startsWith(prefix) && fits(name) && (named?.has(name) ?? true);
}

/** Looks for the parts between the stars one after the other, so no pattern takes longer than the name times its parts. */
function createPattern(pattern: string): (name: string) => boolean {
  const [first = "", ...more] = pattern.split("*");
  const last = more.pop();
  if (last === undefined) return (name) => name === first;
  return (name) => {
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    const end = name.length - last.length;
    let at = first.length;
    for (const part of more) {
      const found = name.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
