/** A host that is not the vendor's. Nothing is ever sent there, whatever the adapter does. */
export const elsewhere = "https://elsewhere.example";

/** One request as it left the adapter. */
export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly redirect: RequestRedirect;
  /** On a clock that only moves forward, in milliseconds. */
  readonly atMs: number;
}

/** What becomes of each answer before the adapter sees it. It may reject as `fetch` does. */
export type Alter = (answer: Response, call: Call) => Response | Promise<Response>;

/** What went through a `fetch`. */
export interface Traffic {
  readonly calls: readonly Call[];
  /** The most requests that were under way at once. */
  readonly mostAtOnce: () => number;
}

/** A `fetch` that remembers what went through it. */
export const watchFetch = (
  fetch: typeof globalThis.fetch,
  alter: Alter = (answer) => answer,
): Traffic & { readonly fetch: typeof globalThis.fetch } => {
  const calls: Call[] = [];
  let underWay = 0;
  let most = 0;
  return {
    calls,
    mostAtOnce: () => most,
    fetch: async (input, init) => {
      const call = callOf(input, init);
      calls.push(call);
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await alter(call.url.origin === elsewhere ? Response.json({}) : await fetch(input, init), call);
      } finally {
        underWay -= 1;
      }
    },
  };
};

const callOf = (input: Parameters<typeof fetch>[0], init: RequestInit = {}): Call => {
  const { method = "GET", redirect = "follow", url } = input instanceof Request ? input : { url: String(input) };
  return {
    method: (init.method ?? method).toUpperCase(),
    url: new URL(url),
    redirect: init.redirect ?? redirect,
    atMs: performance.now(),
  };
};
