/** What works on syncs that are due, each a process of its own: our runner, graphile-worker, and neither. */
export const workerPrograms = {
  ours: new URL("./due-worker.ts", import.meta.url),
  graphile: new URL("./graphile-worker.ts", import.meta.url),
  plain: new URL("./plain-worker.ts", import.meta.url),
} as const satisfies { readonly [name: string]: URL };
