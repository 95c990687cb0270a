import type { ResourceName } from "../store/link.ts";
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

/** What other syncs are linked to, by id at the target. */
export type AllElsewhere = { readonly [R in ResourceName]: ReadonlyMap<string, LinkedElsewhere> };

/** Holds a link whose account, or group, another sync has been linked to since the plan was made. */
export function holdElsewhere(change: Change, elsewhere: AllElsewhere): Change {
  const other = change.operation === "link" ? elsewhere[change.resource].get(change.account ?? "") : undefined;
  return other?.overlaps ? { ...change, held: elsewhereHold(other, []) } : change;
}
