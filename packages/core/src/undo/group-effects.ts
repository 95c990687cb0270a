import type { Change } from "../plan/change.ts";
import type { Link } from "../store/link.ts";
import { cascadedBy } from "./cascaded.ts";
import type { Attempt, RunRecord } from "./read-run.ts";
import type { Written } from "./written.ts";

/** Everything that a run did about one group and can be seen to have done. */
export interface GroupEffects {
  readonly resource: "groups";
  readonly subject: string;
  readonly who: string;
  /** Its id at the target. Absent: nothing was done there. */
  account?: string;
  /** It was made by the run. */
  isCreated: boolean;
  readonly values: Map<string, Written>;
  /** Where the run left those whom it moved, by their ids at the target; who was put back where they were is left out. */
  readonly members: Map<string, "in" | "out">;
  /** Links that the run replaced, by source id; `undefined`: there was none. */
  readonly links: Map<string, Link | undefined>;
  /** The group's link before the run wrote anything. */
  linkBefore?: Link | undefined;
  /** Abilities that were used and changed something: `update`, `members.add`, … */
  readonly used: Set<string>;
  /** A write whose outcome nobody knows yet. */
  isOpen: boolean;
}

/**
 * What a run did, group by group, its steps taken together: the first "before" and the last "after" count. `only`: source ids of the people of whom it is
 * asked what the vendor did along with their removal. Absent: of all.
 */
export function groupEffectsOf({ attempts }: RunRecord, only?: readonly string[]): readonly GroupEffects[] {
  const groups = new Map<string, GroupEffects>();
  for (const attempt of attempts) {
    const { what } = attempt.intent;
    if (what.resource === "groups") take(groupOf(groups, what), attempt);
    else if (hasMoved(attempt) && (only?.includes(what.subject) ?? true)) takeCascade(groups, attempt);
  }
  return [...groups.values()].filter(({ used, isOpen }) => used.size > 0 || isOpen);
}

/** Whether a run moved somebody's account: one that was there already had been moved by others. */
const hasMoved = ({ intent: { stateBefore }, outcome }: Attempt): boolean =>
  stateBefore !== undefined && outcome?.reached !== undefined && outcome.reached !== stateBefore;

function takeCascade(groups: Map<string, GroupEffects>, attempt: Attempt): void {
  for (const { resource, account, subject, who, attribute, written } of cascadedBy(attempt).references) {
    if (subject === undefined || resource !== "groups") continue;
    const group = groupOf(groups, { subject, who });
    group.account ??= account;
    if (!group.values.has(attribute)) group.values.set(attribute, written);
    group.used.add("cascade");
  }
}

function groupOf(groups: Map<string, GroupEffects>, { subject, who }: Pick<Change, "subject" | "who">): GroupEffects {
  const known = groups.get(subject);
  if (known) return known;
  const made: GroupEffects = {
    resource: "groups",
    subject,
    who,
    isCreated: false,
    values: new Map(),
    members: new Map(),
    links: new Map(),
    used: new Set(),
    isOpen: false,
  };
  groups.set(subject, made);
  return made;
}

function take(group: GroupEffects, attempt: Attempt): void {
  const { intent, outcome } = attempt;
  if (!outcome) {
    group.isOpen = true;
    return;
  }
  const { what, links } = intent;
  const account = outcome.account ?? what.account;
  // Of a change of members, whoever was moved was moved, even where the others failed.
  if ((outcome.result !== "done" && !outcome.members) || account === undefined) return;
  if (group.used.size === 0) group.linkBefore = links?.find(({ source }) => source === what.subject);
  group.account = account;
  if (what.operation === "members") takeMembers(group, attempt);
  else if (what.operation === "update") takeUpdate(group, attempt);
  else if (what.operation === "create") takeCreate(group);
  else takeLinks(group, attempt);
}

function takeCreate(group: GroupEffects): void {
  group.isCreated = true;
  group.used.add("create");
}

/** Without a "before" nothing was written: the group held these values already. */
function takeUpdate({ values, used }: GroupEffects, { intent: { what, before } }: Attempt): void {
  if (!before) return;
  for (const [name, left] of Object.entries(what.set ?? {})) {
    const first = values.get(name);
    values.set(name, { before: first ? first.before : before[name], left });
  }
  used.add("update");
}

function takeLinks({ links, used }: GroupEffects, { intent: { what, links: before } }: Attempt): void {
  const sources = [what.subject, ...(what.restores?.links ?? []).map(({ source }) => source)];
  for (const source of sources)
    if (!links.has(source))
      links.set(
        source,
        before?.find((link) => link.source === source),
      );
  used.add(what.operation);
}

function takeMembers({ members, used }: GroupEffects, { outcome }: Attempt): void {
  const { added = [], removed = [] } = outcome?.members ?? {};
  const move = (id: string, left: "in" | "out") => {
    if (members.has(id)) members.delete(id);
    else members.set(id, left);
  };
  for (const id of added) move(id, "in");
  for (const id of removed) move(id, "out");
  if (added.length > 0) used.add("members.add");
  if (removed.length > 0) used.add("members.remove");
}
