import type { FaultKind, FaultyStandIn, PlannedFault, SeenRequest } from "@rosterkit/testing";

/** What stands behind the faults. */
export interface Vendor {
  /** Answers on a good day. */
  readonly send: (request: Request) => Promise<Response>;
  /** All that it holds, as text: who wrote is told by it. */
  readonly content: () => string;
}

const statuses: { readonly [K in FaultKind]?: number } = {
  unauthenticated: 401,
  forbidden: 403,
  "rate limited": 429,
  "internal error": 500,
  unavailable: 503,
};

/** A vendor as a `fetch` whose requests are logged and go wrong as planned. */
export function withFaults({ send, content }: Vendor): {
  readonly standIn: FaultyStandIn;
  readonly fetch: typeof fetch;
} {
  const requests: SeenRequest[] = [];
  const { planFault, take } = createFaults();
  const answer = async (request: Request, signal: AbortSignal): Promise<Response> => {
    signal.throwIfAborted();
    const { method } = request;
    const path = new URL(request.url).pathname;
    const fault = take(method, path);
    if (fault?.kind === "time-out") return hang(signal);
    const before = content();
    const response = refusalOf(fault) ?? (await send(request));
    requests.push({ method, path, status: response.status, wrote: content() !== before });
    if (fault?.kind === "lost answer") throw new TypeError("fetch failed");
    if (fault?.kind === "empty page") return emptied(response);
    return fault?.kind === "truncated body" ? cut(response) : response;
  };
  return {
    standIn: { planFault, requests },
    fetch: (input, init) => answer(new Request(input, init), init?.signal ?? new AbortController().signal),
  };
}

function refusalOf(fault: PlannedFault | undefined): Response | undefined {
  const status = fault && statuses[fault.kind];
  return status === undefined ? undefined : refusal(status, fault?.retryAfterSeconds);
}

/** The page as it would be, but for its rows. */
const emptied = async (response: Response): Promise<Response> => {
  const page = (await response.json()) as object;
  return Response.json({ ...page, itemsPerPage: 0, Resources: [] });
};

const refusal = (status: number, retryAfterSeconds?: number): Response =>
  Response.json(
    { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: String(status), detail: "It was planned" },
    { status, headers: retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) } },
  );

const createFaults = () => {
  const faults: { readonly fault: PlannedFault; seen: number }[] = [];
  return {
    planFault: (fault: PlannedFault) => void faults.push({ fault, seen: 0 }),
    take: (method: string, path: string): PlannedFault | undefined => {
      const matching = faults.filter(
        ({ fault }) => (fault.method ?? method) === method && (fault.path?.test(path) ?? true),
      );
      for (const one of matching) one.seen += 1;
      return matching.find(({ fault: { nth = 1, times = 1 }, seen }) => seen >= nth && seen < nth + times)?.fault;
    },
  };
};

const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

const cut = async (response: Response): Promise<Response> => {
  const text = await response.text();
  return new Response(text.slice(0, text.length / 2), response);
};
