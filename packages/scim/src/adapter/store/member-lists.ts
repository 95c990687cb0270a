import { isComplete, readMembers } from "@rosterkit/core";
import type { Members } from "@rosterkit/core/adapter";
import { unproven, type WholeReadOptions } from "./read-whole.ts";

/** Who is in each group, kept for a while. */
export interface MemberLists {
  /** Ids. `fresh`: straight from the vendor. Rejects with 503 when the list does not prove complete. */
  of(group: string, fresh: boolean): Promise<readonly string[]>;
  /** Forgets a list that was written. */
  forget(group: string): void;
}

interface Kept {
  readonly ids: readonly string[];
  readonly atMs: number;
}

/** Reads member lists when they are asked for and too old. `undefined` members: nobody is shown in any group. */
export function createMemberLists(
  members: Members | undefined,
  options: WholeReadOptions & { readonly maximumAgeMs: number },
): MemberLists {
  const { now, maximumAgeMs } = options;
  const kept = new Map<string, Kept>();
  const read = async (group: string): Promise<readonly string[]> => {
    if (!members) return [];
    const atMs = now();
    const readAt = new Date(atMs).toISOString();
    const { ids, extent } = await readMembers(members, group, { day: readAt.slice(0, 10), attributes: [] }, { readAt });
    if (!isComplete(extent)) throw unproven(options, extent.complete ? [] : extent.gaps);
    // The oldest go first, so that groups that are no more are not kept for ever.
    for (const [other, { atMs: then }] of kept) if (atMs - then > maximumAgeMs) kept.delete(other);
    kept.set(group, { ids, atMs });
    return ids;
  };
  return {
    of: async (group, fresh) => {
      const known = fresh ? undefined : kept.get(group);
      return known && now() - known.atMs <= maximumAgeMs ? known.ids : read(group);
    },
    forget: (group) => void kept.delete(group),
  };
}
