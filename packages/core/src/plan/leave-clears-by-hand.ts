import type { PlanContext } from "./plan-context.ts";

/**
 * Takes clears that nobody knows the target to take out of what is to be written, and says what somebody there is to clear by hand. It is told
 * anew by each plan until it is done.
 */
export function leaveClearsByHand(
  context: Pick<PlanContext, "owned" | "note">,
  subject: string,
  who: string,
  set: Map<string, unknown>,
): void {
  for (const { name, facts } of context.owned) {
    if (!facts.clearedByHand || !set.has(name) || !isClear(set.get(name))) continue;
    set.delete(name);
    const message = `${name} should hold nothing any more: nobody knows whether the target takes a clear, so somebody there must clear it`;
    context.note({ subject, who, attribute: name, code: "by hand", message });
  }
}

const isClear = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
