import type { ReceivedHint, ReceivedHints } from "./received-hints.ts";

/** What was received, in memory. `rows` may be looked at. */
export const receivedInMemory = (): ReceivedHints & { readonly rows: readonly ReceivedHint[] } => {
  const kept = new Map<string, ReceivedHint>();
  return {
    get rows() {
      return [...kept.values()];
    },
    add: async (sync, hints) => {
      for (const hint of hints) {
        const name = JSON.stringify([sync, hint.key]);
        if (!kept.has(name)) kept.set(name, hint);
      }
    },
    named: async (sync, { since, until }, atMost) => {
      const found = [...kept].filter(([name, { at }]) => JSON.parse(name)[0] === sync && at >= since && at < until);
      const named = found.map(([, { resource, id }]) => JSON.stringify({ resource, ...(id !== undefined && { id }) }));
      return [...new Set(named)].slice(0, atMost).map((one) => JSON.parse(one));
    },
  };
};
