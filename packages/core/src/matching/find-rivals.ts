import type { Finding } from "./find-account.ts";
import type { MatchRule } from "./match-rule.ts";

/** Somebody who looks for an account: the values to look them up by, one for each rule, and what the rules found. */
export interface Seeker {
  readonly subject: string;
  readonly keys: readonly (string | undefined)[];
  readonly found: Finding;
}

/** How many others are named to somebody; a rule by something that many share would name everybody to everybody. */
const named = 5;

/** People who share a key or a found account with another seeker, each with what to tell. Neither of them has a better claim. */
export function findRivals(
  seekers: readonly Seeker[],
  rules: readonly MatchRule[],
): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  for (const [index, rule] of rules.entries())
    tellGroups(
      told,
      Map.groupBy(seekers, ({ keys }) => keys[index]),
      `has the same ${rule.name.split(" = ")[0]} as`,
    );
  const byAccount = Map.groupBy(seekers, ({ found }) => (found.kind === "one" ? found.account : undefined));
  tellGroups(told, byAccount, "matches the same account as");
  return told;
}

function tellGroups(
  told: Map<string, string[]>,
  groups: ReadonlyMap<string | number | undefined, readonly Seeker[]>,
  what: string,
): void {
  for (const [key, group] of groups) {
    if (key === undefined || group.length < 2) continue;
    const shown = group.slice(0, named + 1).map(({ subject }) => subject);
    for (const { subject } of group) {
      const before = told.get(subject) ?? [];
      told.set(subject, [...before, `${what} ${tellOthers(subject, shown, group.length - 1)}`]);
    }
  }
}

const tellOthers = (subject: string, shown: readonly string[], count: number): string => {
  const others = shown.filter((other) => other !== subject).slice(0, named);
  const more = count > others.length ? ` and ${count - others.length} more` : "";
  return others.map((other) => `record ${other}`).join(", ") + more;
};
