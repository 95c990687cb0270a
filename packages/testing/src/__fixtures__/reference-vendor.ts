import type {
  FaultKind,
  PlannedFault,
  SeenRequest,
  StartedVendor,
  StartOptions,
} from "../adapter/adapter-under-test.ts";
import { createReferenceCompany } from "./reference-company.ts";
import { createReferenceGroups } from "./reference-groups.ts";
import { answerReference, refusal } from "./reference-routes.ts";

const statuses: { readonly [K in FaultKind]?: number } = {
  unauthenticated: 401,
  forbidden: 403,
  "rate limited": 429,
  "internal error": 500,
  unavailable: 503,
};

let vendors = 0;

/** Starts one, in memory: what is handed over as `fetch` is the vendor itself. */
export const startReferenceVendor = async (options: StartOptions): Promise<StartedVendor> => {
  vendors += 1;
  // Budgets are shared by credential, and each vendor is another one.
  const [token, wrongToken, idPrefix] = [`secret-token-${vendors}`, `wrong-token-${vendors}`, `id-${vendors}`];
  const company = createReferenceCompany(idPrefix, options.acceptDuplicates);
  const { rows, add, mails } = company;
  const groups = createReferenceGroups(idPrefix);
  const sight = { pageSize: options.pageSize, isNarrow: false };
  for (let number = 0; number < options.people; number += 1)
    add({ login: `p${number}@old.example`, name: `Person ${number}`, startDate: "2020-01-01", state: "active" });

  const work = async (request: Request, isEmpty: boolean) =>
    request.headers.get("authorization") === `Bearer ${token}`
      ? answerReference(company, groups, request, { ...sight, isEmpty })
      : refusal(401);
  return {
    ...withFaults(
      () => JSON.stringify([...rows, ...groups.groups, ...[...groups.members].map(([id, ids]) => [id, [...ids]])]),
      work,
    ),
    settings: token,
    wrongSettings: wrongToken,
    secrets: [token, wrongToken],
    account: "company-1",
    unknownId: `${idPrefix}-none`,
    ids: () => [...rows.keys()],
    narrowings: {
      "sees one person": () => {
        sight.isNarrow = true;
      },
    },
    enter: (name, startDate) => add({ login: `${rows.size}@new.example`, name, startDate, state: "active" }).id,
    remove: () => {
      const [, id = ""] = rows.keys();
      rows.delete(id);
      return id;
    },
    held: (heldId) => {
      const { id, version, state, ...values } = rows.get(heldId) ?? {};
      return state && { state, values };
    },
    groups: {
      ids: () => [...groups.groups.keys()],
      enter: (name, members) => groups.add({ name }, members).id,
      members: (id) => [...(groups.members.get(id) ?? [])],
      people: () => [...rows.keys()],
    },
    mails,
    stop: async () => {},
  };
};

type Work = (request: Request, isEmpty: boolean) => Promise<Response>;

/** The vendor as a `fetch` whose requests are logged and go wrong as planned. */
const withFaults = (held: () => string, work: Work): Pick<StartedVendor, "standIn" | "fetch"> => {
  const requests: SeenRequest[] = [];
  const { planFault, take } = createFaults();

  // A request's own signal only follows the caller's, and may be forgotten while it waits.
  const answer = async (request: Request, signal: AbortSignal): Promise<Response> => {
    signal.throwIfAborted();
    const { method } = request;
    const path = new URL(request.url).pathname;
    const before = held();
    const fault = take(method, path);
    if (fault?.kind === "time-out") return hang(signal);
    const status = fault && statuses[fault.kind];
    const response = status
      ? refusal(status, fault.retryAfterSeconds)
      : await work(request, fault?.kind === "empty page");
    requests.push({ method, path, status: response.status, wrote: held() !== before });
    if (fault?.kind === "lost answer") throw new TypeError("fetch failed");
    return fault?.kind === "truncated body" ? cut(response) : response;
  };

  return {
    standIn: { planFault, requests },
    fetch: (input, init) => answer(new Request(input, init), init?.signal ?? new AbortController().signal),
  };
};

const createFaults = () => {
  const planned: { readonly fault: PlannedFault; seen: number }[] = [];
  return {
    planFault: (fault: PlannedFault) => void planned.push({ fault, seen: 0 }),
    take: (method: string, path: string): PlannedFault | undefined => {
      const matching = planned.filter(
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
