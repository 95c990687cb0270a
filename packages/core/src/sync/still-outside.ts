import { type AnyResource, openResource } from "../adapter/any-adapter.ts";
import { inPool } from "../apply/in-pool.ts";
import { listMembers } from "../apply/list-members.ts";
import { createDerivedGroups, isDerivedFrom } from "../group/derived-groups.ts";
import type { Change } from "../plan/change.ts";
import type { Links } from "../store/links.ts";
import { sourceReadingAt } from "./reading-at.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Who, of those whom a change takes out of a group at the target, is not in it at the source now. `links`: those of people. `undefined`: the source
 * cannot be asked. Rejects when it does not answer.
 */
export async function stillOutside(
  context: SyncContext,
  at: string,
  links: Links,
  change: Change,
): Promise<ReadonlySet<string> | undefined> {
  const { settings, source } = context;
  const ids = change.members?.remove ?? [];
  const attribute = settings.groups?.derivedFrom;
  if (attribute !== undefined && isDerivedFrom(attribute, change.subject))
    return outsideDerived(context, { attribute, at, links, change });
  const inside = source.groups && (await membersNow(source.groups, change.subject));
  return inside && new Set(ids.filter((id) => !inside.has(links.byTarget(id)?.source ?? "")));
}

/** Nobody is in a group that is gone. */
async function membersNow(groups: AnyResource, group: string): Promise<ReadonlySet<string> | undefined> {
  const { get, members } = openResource(groups);
  if (!members) return undefined;
  if (get && !(await get(group))) return new Set();
  return listMembers(members, group);
}

interface Derived {
  readonly attribute: string;
  readonly at: string;
  readonly links: Links;
  readonly change: Change;
}

/** Reads these people again. Whoever cannot be found, or does not say, is left where they are. */
async function outsideDerived(
  context: SyncContext,
  { attribute, at, links, change }: Derived,
): Promise<ReadonlySet<string> | undefined> {
  const { get } = openResource(context.source.people);
  const { toEmployee, reads } = await context.mappings();
  if (!get) return undefined;
  const ids = change.members?.remove ?? [];
  const isOutside = async (id: string): Promise<boolean> => {
    const subject = links.byTarget(id)?.source ?? "";
    const found = await get(subject, sourceReadingAt(context, at, reads));
    const groups = createDerivedGroups(attribute, toEmployee.reader(attribute));
    if (found) groups.add(subject, found.row);
    return (
      found !== undefined && !groups.untold.has(subject) && groups.groups().every((one) => one.id !== change.subject)
    );
  };
  const outside = await inPool(ids, context.settings.concurrency, isOutside);
  return new Set(ids.filter((_, index) => outside[index]));
}
