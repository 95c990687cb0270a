import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Change } from "../plan/change.ts";
import { changeContent } from "../plan/change-id.ts";
import { isInForce } from "../plan/lift-decided.ts";
import type { Decision } from "../store/facts.ts";
import { emptyAmong } from "./assert-named.ts";
import { keepFact } from "./keep-fact.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** Stores a person's approval of held changes, exactly as they are. Those of before that have lapsed are forgotten. */
export async function decide(
  context: SyncContext,
  changes: readonly Change[],
  by: string,
  reason: string,
): Promise<void> {
  assertDecidable(changes, by, reason);
  const at = new Date(context.now()).toISOString();
  const made = changes.map(
    (change): Decision => ({ change: change.id, content: changeContent(change), by, reason, at }),
  );
  await keepFact<readonly Decision[]>(context, factKeys.decisions, (known = []) => [
    ...known.filter((decision) => isInForce(decision, context.now())),
    ...made,
  ]);
}

function assertDecidable(changes: readonly Change[], by: string, reason: string): void {
  const problems = [
    ...emptyAmong({ by, reason }),
    ...changes.flatMap(({ id, held }) => {
      if (!held) return [{ path: id, message: "is not held" }];
      return held.code === "protected"
        ? [{ path: id, message: "is protected: only the settings can change that" }]
        : [];
    }),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}
