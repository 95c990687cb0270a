import type { MatchRule } from "../matching/match-rule.ts";
import type { Unlinked } from "./person.ts";

/** People who are not linked and share a key with another such person, each with what to tell. The first rule is the record's own id or login. */
export function sharedKeys(people: readonly Unlinked[], rules: readonly MatchRule[]): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, string[]>();
  for (const [index, rule] of rules.entries()) {
    for (const holders of groupByKey(people, index).values()) {
      if (holders.length < 2) continue;
      for (const holder of holders) {
        const others = holders.filter((other) => other !== holder);
        const told = `has the same ${rule.name.split(" = ")[0]} as ${others.map((other) => `record ${other}`).join(", ")}`;
        shared.set(holder, [...(shared.get(holder) ?? []), told]);
      }
    }
  }
  return shared;
}

function groupByKey(people: readonly Unlinked[], index: number): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { subject, keys } of people) {
    const key = keys[index];
    if (key === undefined) continue;
    const holders = groups.get(key);
    if (holders) holders.push(subject);
    else groups.set(key, [subject]);
  }
  return groups;
}
