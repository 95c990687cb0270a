import { foldName } from "../roster/fold.ts";
import type { Sink } from "../roster/sink.ts";

/** People with the same value of an attribute. */
export interface DerivedGroup {
  /** The attribute and the value as it is compared, so that another spelling is the same group: `department:engineering`. */
  readonly id: string;
  /** The first of the spellings that people have, by order of code points. */
  readonly name: string;
  /** Source ids of the people. */
  readonly members: readonly string[];
}

/** Gathers groups while records stream by: for each of them what `read` says, a text or a list of texts. */
export interface DerivedGroups extends Sink<unknown> {
  /** In order of their ids. */
  groups(): readonly DerivedGroup[];
  /** People whose record does not say: whether they are in a group nobody knows. */
  readonly untold: ReadonlySet<string>;
  /** People whose record says that there is no value. */
  readonly none: ReadonlySet<string>;
}

/** Whether an id is one of a group derived from this attribute. */
export const isDerivedFrom = (attribute: string | undefined, id: string): boolean =>
  attribute !== undefined && id.startsWith(`${attribute}:`);

/** No groups yet. */
export function createDerivedGroups(attribute: string, read: (row: unknown) => unknown): DerivedGroups {
  const groups = new Map<string, { name: string; readonly members: string[] }>();
  const untold = new Set<string>();
  const none = new Set<string>();
  const join = (id: string, spelling: string) => {
    const folded = foldName(spelling);
    const group = groups.get(folded);
    if (!group) return void groups.set(folded, { name: spelling, members: [id] });
    if (spelling < group.name) group.name = spelling;
    // A list may hold one value in two spellings.
    if (group.members.at(-1) !== id) group.members.push(id);
  };
  return {
    untold,
    none,
    add: (id, row) => {
      const value = read(row);
      if (value === undefined) return void untold.add(id);
      if (value === null) return void none.add(id);
      for (const spelling of spellingsOf(value)) join(id, spelling);
    },
    groups: () =>
      [...groups]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([folded, group]) => ({ id: `${attribute}:${folded}`, ...group })),
  };
}

const spellingsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => (one === null ? "" : String(one).trim())).filter(Boolean);
