import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Change, Lane, MembersChange, Operation } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Findings } from "./findings.ts";
import type { GroupEffects } from "./group-effects.ts";

/** What every change says that takes a run back for a group. */
export const reversalBase = (
  { subject, who, account = "" }: GroupEffects,
  operation: Operation,
  lane: Lane,
  step?: string,
) => ({
  id: changeId("groups", operation, subject, step),
  resource: "groups" as const,
  operation,
  subject,
  who,
  lane,
  account,
  because: "",
});

/** Who is in a group, and what the target can do about it. */
export interface MembersNow {
  readonly resource: Pick<AnyResource, "members">;
  /** Who is in the groups whose members the run moved, by the group's id. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whoever was put in is taken out and the other way round, where they still are where the run left them. */
export function memberChanges(now: MembersNow, findings: Findings, effects: GroupEffects): readonly Change[] {
  const present = now.members.get(effects.account ?? "") ?? new Set();
  const left = (where: "in" | "out") => [...effects.members].flatMap(([id, is]) => (is === where ? [id] : []));
  const remove = left("in").filter((id) => present.has(id));
  const add = left("out").filter((id) => !present.has(id));
  const back = effects.members.size - remove.length - add.length;
  if (back > 0)
    findings.add(
      "back already",
      effects,
      `${back} of the people whom the run moved are back where they were before it`,
    );
  return [
    ...membersChange(now, findings, effects, { remove: remove.sort() }),
    ...membersChange(now, findings, effects, { add: add.sort() }),
  ];
}

function membersChange(
  { resource: { members } }: MembersNow,
  findings: Findings,
  effects: GroupEffects,
  change: MembersChange,
): readonly Change[] {
  const { length } = change.remove ?? change.add ?? [];
  const step = change.remove ? "remove" : "add";
  if (length === 0) return [];
  if (members?.[step])
    return [{ ...reversalBase(effects, "members", change.remove ? "removals" : "movers", step), members: change }];
  const how = change.remove ? "taken out" : "put in";
  findings.add("cannot come back", effects, `${length} people cannot be ${how} again: the target has no way to do so`);
  return [];
}
