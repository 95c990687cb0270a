import type { Change } from "./change.ts";
import { emptiedHold } from "./note-groups.ts";
import { deferChange, withoutAttributes } from "./split-change.ts";
import type { Teams } from "./team.ts";

/** A group that came empty moves nobody: who was in it and is in another one now waits for somebody's word, with that alone. */
export function holdFromEmptied(teams: Teams | undefined, changes: readonly Change[]): readonly Change[] {
  if (!teams || teams.fromEmptied.size === 0) return changes;
  const names = new Set([teams.attribute.name]);
  return changes.flatMap((change) => {
    const isMove = change.operation === "update" && Object.hasOwn(change.set ?? {}, teams.attribute.name);
    if (!isMove || change.held || !teams.fromEmptied.has(change.subject)) return [change];
    return split(teams, change, names);
  });
}

function split({ attribute }: Teams, change: Change, names: ReadonlySet<string>): readonly Change[] {
  const rest = withoutAttributes(change, names);
  const { because, after = [] } = change;
  const move = deferChange(change, names, { step: attribute.name, because, after });
  return [...(rest ? [rest] : []), { ...move, held: emptiedHold }];
}
