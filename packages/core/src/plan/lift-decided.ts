import type { Decision } from "../store/facts.ts";
import type { Change } from "./change.ts";
import { changeContent } from "./change-id.ts";

/** A decision lapses after this long. */
const decisionMs = 72 * 3_600_000;

/** Takes the hold off changes that a person has approved as they are. A decision about other content, or an old one, lifts nothing. */
export function liftDecided(changes: readonly Change[], decisions: readonly Decision[], nowMs: number): readonly Change[] {
  const inForce = decisions.filter(({ at }) => nowMs - Date.parse(at) <= decisionMs);
  if (inForce.length === 0) return changes;
  const byChange = Map.groupBy(inForce, ({ change }) => change);
  return changes.map((change) => {
    const decided = change.held && byChange.get(change.id)?.some(({ content }) => content === changeContent(change));
    if (!decided) return change;
    const { held: _lifted, ...lifted } = change;
    return lifted;
  });
}
