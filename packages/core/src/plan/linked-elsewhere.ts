import type { Change, Hold } from "./change.ts";
import { hold } from "./hold.ts";

/** Another sync that is linked to an account, or to a group. */
export interface LinkedElsewhere {
  readonly sync: string;
  /** It owns what this sync would own too, so the account cannot be shared. */
  readonly overlaps: boolean;
}

/** The hold on a link to an account that another sync is linked to. Where both would own the same, nobody can lift it. */
export const elsewhereHold = ({ sync, overlaps }: LinkedElsewhere, evidence: readonly string[]): Hold => {
  const shared = overlaps ? "which owns the same as this one" : "which owns other attributes of it";
  return hold(overlaps ? "protected" : "review", [
    ...evidence,
    `the account is linked elsewhere: by the sync "${sync}", ${shared}`,
  ]);
};

/** Holds a link whose account another sync has been linked to since the plan was made. */
export function holdElsewhere(change: Change, elsewhere: ReadonlyMap<string, LinkedElsewhere>): Change {
  const isOfPerson = change.operation === "link" && change.resource === "people";
  const other = isOfPerson ? elsewhere.get(change.account ?? "") : undefined;
  return other?.overlaps ? { ...change, held: elsewhereHold(other, []) } : change;
}
