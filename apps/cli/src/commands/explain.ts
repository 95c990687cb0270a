import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { printExplanation } from "../output/print-explanation.ts";
import { personNamed } from "./person-named.ts";

/** Shows how values of somebody's account come about. */
export const explain: Act = async ({ workspace, global, words, screen }) => {
  const [person = "", attribute] = words;
  const { sync } = await workspace.one(global.sync);
  const subject = await personNamed(sync, person);
  const rows = attribute === undefined ? (await sync.describe()).toAccount : [{ to: attribute }];
  const explanations = [];
  for (const row of rows) {
    const explanation = await sync.explain(subject, row.to);
    if (!explanation)
      throw new UsageError(
        "The source has nobody with this id",
        "Copy the id from the source, or name the work email.",
      );
    printExplanation(screen, explanation);
    explanations.push(explanation);
  }
  return { code: exitCodes.done, json: { subject, explanations } };
};
