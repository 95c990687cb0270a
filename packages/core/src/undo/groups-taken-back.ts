import type { Links } from "../store/links.ts";
import { byVendorAlone } from "./cascaded.ts";
import { effectsOf } from "./effects.ts";
import { type GroupEffects, groupEffectsOf } from "./group-effects.ts";
import type { RunRecord } from "./read-run.ts";

/**
 * What is to be taken back of groups: all that the run did, or where people are named their memberships alone. `links`: those of people; `only`: their
 * source ids.
 */
export function groupsTakenBack(
  record: RunRecord,
  links: Links,
  only: readonly string[] | undefined,
): readonly GroupEffects[] {
  const groups = groupEffectsOf(record, only);
  if (!only) return groups;
  const people = new Set(only);
  const accounts = new Set(only.map((subject) => links.bySource(subject)?.target));
  for (const { subject, account } of effectsOf(record)) if (people.has(subject)) accounts.add(account);
  return groups.map((group) => membershipsOf(group, accounts)).filter(({ used }) => used.size > 0);
}

const membershipsOf = (group: GroupEffects, accounts: ReadonlySet<string | undefined>): GroupEffects => {
  const members = new Map([...group.members].filter(([id]) => accounts.has(id)));
  const values = byVendorAlone(group.values);
  const moved = members.size > 0 ? [...group.used].filter((ability) => ability.startsWith("members.")) : [];
  const used = new Set([...moved, ...(values.size > 0 ? ["cascade"] : [])]);
  return { ...group, isCreated: false, values, links: new Map(), used, members };
};
