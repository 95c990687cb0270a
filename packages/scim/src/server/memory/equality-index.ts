import type { ScimResource } from "../../schema/resource-of.ts";
import { foldText } from "../../value/fold-text.ts";
import { isRecord, listOf } from "../../value/is-record.ts";
import type { Entry } from "./entry.ts";
import type { Leaf } from "./find-leaf.ts";

/** Finds the entries that have a text somewhere in one attribute, as `eq` compares it. */
export interface EqualityIndex {
  readonly find: (text: string) => ReadonlySet<Entry>;
  /** The texts a resource is found by; the same text may come twice. */
  readonly keysOf: (resource: ScimResource) => readonly string[];
  /** Moves an entry from what it was found by to what it is found by now. */
  readonly move: (entry: Entry, before: ScimResource | undefined, after: ScimResource | undefined) => void;
}

const nothing: ReadonlySet<Entry> = new Set();

/** Most texts are those of one entry, which then stands alone: a set for each would take ten times the memory. */
type Found = Entry | Set<Entry>;

export function createEqualityIndex(leaf: Leaf): EqualityIndex {
  const entries = new Map<string, Found>();
  const { container, read, fold } = readerOf(leaf);
  const keysOf = (resource: ScimResource): readonly string[] => read(container(resource)).map(fold);
  return {
    keysOf,
    find: (text) => asSet(entries.get(fold(text))),
    move: (entry, before, after) => {
      if (before !== undefined && after !== undefined && container(before) === container(after)) return;
      const old = new Set(before && keysOf(before));
      const now = new Set(after && keysOf(after));
      for (const key of old) if (!now.has(key)) leave(entries, key, entry);
      for (const key of now) if (!old.has(key)) join(entries, key, entry);
    },
  };
}

const asSet = (found: Found | undefined): ReadonlySet<Entry> => {
  if (found === undefined) return nothing;
  return found instanceof Set ? found : new Set([found]);
};

function join(entries: Map<string, Found>, key: string, entry: Entry): void {
  const found = entries.get(key);
  if (found === undefined) entries.set(key, entry);
  else if (found instanceof Set) found.add(entry);
  else entries.set(key, new Set([found, entry]));
}

function leave(entries: Map<string, Found>, key: string, entry: Entry): void {
  const found = entries.get(key);
  if (found instanceof Set) found.delete(entry);
  if (found === entry || (found instanceof Set && found.size === 0)) entries.delete(key);
}

interface Reader {
  /** The attribute as the resource has it: the very same value means that nothing in it changed. */
  readonly container: (resource: ScimResource) => unknown;
  readonly read: (value: unknown) => readonly string[];
  readonly fold: (text: string) => string;
}

function readerOf({ extension, attribute: { name }, subAttribute, caseExact }: Leaf): Reader {
  const part = subAttribute?.name;
  return {
    container: (resource) => {
      const values = extension === undefined ? resource : resource[extension.urn];
      return isRecord(values) ? values[name] : undefined;
    },
    read: (value) =>
      listOf(value)
        .flatMap((each) => (part === undefined ? [each] : listOf(isRecord(each) ? each[part] : undefined)))
        .filter((each) => typeof each === "string"),
    fold: caseExact ? (text) => text : foldText,
  };
}
