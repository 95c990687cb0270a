import type { LinkMaking } from "../apply/scene.ts";
import { type CompareOf, restoreFingerprints, withFingerprints } from "../diff/fingerprints.ts";
import type { Change } from "../plan/change.ts";
import type { Shape } from "../shape/shape.ts";
import type { Link } from "../store/link.ts";
import type { SyncMappings } from "./sync-mappings.ts";

/**
 * How the links of a sync remember what was written: for applying, and for settling what an earlier run left open. `groups`: the attributes of groups at
 * the target.
 */
export function linkMakingOf({ toAccount }: Pick<SyncMappings, "toAccount">, groups: Shape = {}): LinkMaking {
  const compareIn =
    (shape: Shape): CompareOf =>
    (attribute) =>
      Object.hasOwn(shape, attribute) ? shape[attribute]?.compare : undefined;
  const compareOf = { people: compareIn(toAccount.target), groups: compareIn(groups) };
  return {
    // What takes a write back makes the link forget that write too. Else a link remembers what it was made in agreement with; everything else what was written.
    fingerprintsAfter: (change, written, before) => {
      const { resource, operation, restores, fingerprints } = change;
      if (restores) return restoreFingerprints(before, restores.fingerprints, Object.keys(written));
      if (operation === "link" && fingerprints !== undefined) return fingerprints;
      return withFingerprints(before, written, compareOf[resource]);
    },
    toLink: countContests,
  };
}

/**
 * Counts, for each attribute, how often in a row a value was restored that somebody at the target had changed. A value that the source changed
 * starts anew. After three, planning leaves the attribute alone.
 */
function countContests({ operation, set, drifted = [] }: Change, link: Link): Link {
  if (operation !== "update" || !set) return link;
  const { contested = {}, ...rest } = link;
  const kept = Object.entries(contested).filter(([name]) => !Object.hasOwn(set, name));
  const counted = drifted.map((name) => [name, (contested[name] ?? 0) + 1] as const);
  const all = [...kept, ...counted];
  return all.length === 0 ? rest : { ...rest, contested: Object.fromEntries(all) };
}
