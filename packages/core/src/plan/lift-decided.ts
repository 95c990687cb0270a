import type { Decision } from "../store/facts.ts";
import type { Change } from "./change.ts";
import { changeContent } from "./change-id.ts";

/** A decision lapses after this long. */
const decisionMs = 72 * 3_600_000;

/** Whether a decision is not too old. */
export const isInForce = ({ at }: Decision, nowMs: number): boolean => nowMs - Date.parse(at) <= decisionMs;

/** The last instant at which a decision lifts anything. ISO. */
export const lapsesAt = ({ at }: Decision): string => new Date(Date.parse(at) + decisionMs).toISOString();

/**
 * Takes the hold off changes that a person has approved as they are. A decision about other content, or an old one, lifts nothing;
 * protection is lifted by nobody: it is settings, or another system, that say so.
 */
export function liftDecided(
  changes: readonly Change[],
  decisions: readonly Decision[],
  nowMs: number,
): readonly Change[] {
  const inForce = decisions.filter((decision) => isInForce(decision, nowMs));
  if (inForce.length === 0) return changes;
  const byChange = Map.groupBy(inForce, ({ change }) => change);
  return changes.map((change) => {
    const { held, ...free } = change;
    if (!held || held.code === "protected") return change;
    const content = byChange.has(change.id) ? changeContent(change) : undefined;
    const decision = byChange.get(change.id)?.findLast((one) => one.content === content);
    return decision ? { ...free, lifted: { by: decision.by, reason: decision.reason } } : change;
  });
}
