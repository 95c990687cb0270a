/**
 * Stands in for an API or for settings while a definition is asked what it has: every property and every call gives the stand-in again.
 * It is never awaited for long (`then` is absent), is an empty list when looped over, and an empty text when printed.
 */
export const standIn: unknown = new Proxy(() => standIn, {
  get: (_, name) => {
    if (name === "then") return undefined;
    if (name === Symbol.iterator) return Array.prototype[Symbol.iterator].bind([]);
    if (name === Symbol.toPrimitive) return () => "";
    return standIn;
  },
  apply: () => standIn,
  construct: () => standIn as object,
});
