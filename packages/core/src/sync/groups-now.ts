import type { AnyResource } from "../adapter/any-adapter.ts";
import { listMembers } from "../apply/list-members.ts";
import type { Roster } from "../roster/roster.ts";
import type { Facts } from "../store/facts.ts";
import type { Links } from "../store/links.ts";
import type { GroupEffects } from "../undo/group-effects.ts";
import type { GroupsNow } from "../undo/reverse-group.ts";
import { irrevocableOf } from "./irrevocable-of.ts";
import { readTarget } from "./read-target.ts";
import { backOff, readingAt } from "./reading-at.ts";
import { targetOf } from "./sides.ts";
import type { RevertOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** What is known of groups before they are read. */
export interface KnownOfGroups {
  /** Those of groups. */
  readonly links: Links;
  readonly facts: Facts;
  readonly at: string;
}

/** The groups that a run touched, as they are now. `undefined`: the target has none. */
export async function groupsNow(
  context: SyncContext,
  options: RevertOptions,
  touched: readonly GroupEffects[],
  { links, facts, at }: KnownOfGroups,
): Promise<GroupsNow | undefined> {
  const { groups: resource } = await targetOf(context);
  if (!resource) return undefined;
  const names = Object.keys(resource.attributes);
  const ids = [...new Set(touched.flatMap(({ account }) => account ?? []))];
  const how = { readAt: at, backOff: backOff(options) };
  const target = await readTarget(resource, names, readingAt(at, names, options), how, ids);
  return {
    resource,
    links,
    target,
    members: await membersNow(resource, touched, target),
    unsettled: facts.unsettledGroups ?? new Set(),
    irrevocable: irrevocableOf(context.target, "groups"),
  };
}

/** Who is in the groups whose members the run moved. */
async function membersNow(
  { members }: AnyResource,
  touched: readonly GroupEffects[],
  target: Roster,
): Promise<GroupsNow["members"]> {
  const lists = new Map<string, ReadonlySet<string>>();
  for (const { account = "", members: moved } of touched)
    if (members && moved.size > 0 && target.indexOf(account) >= 0)
      lists.set(account, await listMembers(members, account));
  return lists;
}
