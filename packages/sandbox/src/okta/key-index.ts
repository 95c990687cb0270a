/** Which ids stand under a key. A key may have several ids, since a switch lets duplicates in. */
export interface KeyIndex {
  readonly add: (id: string, keys: readonly string[]) => void;
  readonly remove: (id: string, keys: readonly string[]) => void;
  readonly idsOf: (key: string) => readonly string[];
}

/** An empty index. */
export function createKeyIndex(): KeyIndex {
  const idsByKey = new Map<string, Set<string>>();
  return {
    add(id, keys) {
      for (const key of keys) {
        const ids = idsByKey.get(key);
        if (ids === undefined) idsByKey.set(key, new Set([id]));
        else ids.add(id);
      }
    },
    remove(id, keys) {
      for (const key of keys) {
        const ids = idsByKey.get(key);
        ids?.delete(id);
        if (ids?.size === 0) idsByKey.delete(key);
      }
    },
    idsOf: (key) => [...(idsByKey.get(key) ?? [])],
  };
}
