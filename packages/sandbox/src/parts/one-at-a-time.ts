/** The same work, which waits for the run before it to end. */
export function oneAtATime<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> = Promise.resolve();
  return () => {
    const next = running.then(work);
    running = next.catch(() => undefined);
    return next;
  };
}
