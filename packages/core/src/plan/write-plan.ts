import type { Plan } from "./plan.ts";

/** What the first line of a plan file says that it is. */
export const planFormat = "rosterkit plan";

/**
 * A plan as JSON Lines, each line ending with a line feed: a header, one change a line, one issue a line, one leaver a line, and the digest. Holds personal data.
 * Lines are made as they are asked for.
 */
export function* writePlan(plan: Plan): Generator<string> {
  const { changes, issues, leavers = [], digest, ...header } = plan;
  yield line({ format: planFormat, ...header });
  for (const change of changes) yield line({ change });
  for (const issue of issues) yield line({ issue });
  for (const leaver of leavers) yield line({ leaver });
  yield line({ digest });
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
