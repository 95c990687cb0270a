/** Runs what concerns the same key one after the other, in the order asked; other keys do not wait. */
export function inTurn(): <Value>(key: string, run: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const next = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, next);
    const forget = () => {
      if (last.get(key) === next) last.delete(key);
    };
    next.then(forget, forget);
    return next;
  };
}
