import { createDerivedGroups } from "../group/derived-groups.ts";
import type { Explanation } from "../mapping/mapping.ts";
import { loadLinks } from "../store/load-links.ts";
import { memberRow } from "./member-row.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Explains the attribute of an account that holds the one group somebody is in: the value that makes a derived group, and the group at the target that it
 * is linked to. Who is on the list of a group, a person's record does not tell. `undefined`: it is another attribute.
 */
export async function explainGroup(
  { target, settings, store, mappings }: SyncContext,
  subject: string,
  row: unknown,
  attribute: string,
): Promise<Explanation | undefined> {
  const { toEmployee, toAccount } = await mappings();
  const made = memberRow(target, settings, { toEmployee, toAccount });
  if (made?.to !== attribute) return undefined;
  const { derivedFrom } = settings.groups ?? {};
  const own = derivedFrom === undefined ? undefined : toEmployee.explain(row, derivedFrom);
  const [group] = own && derivedFrom !== undefined ? groupsMadeOf(derivedFrom, subject, own.value) : [];
  const links = await loadLinks(store, settings.id, "groups");
  const value = group === undefined ? undefined : links.bySource(group)?.target;
  return {
    attribute,
    label: made.toLabel,
    sources: own?.sources ?? [],
    steps: [...(own?.steps ?? []), { attribute, step: made.steps, value }],
    value,
  };
}

function groupsMadeOf(attribute: string, subject: string, value: unknown): readonly string[] {
  const derived = createDerivedGroups(attribute, () => value);
  derived.add(subject, {});
  const groups = derived.groups();
  return groups.length === 1 ? groups.map(({ id }) => id) : [];
}
