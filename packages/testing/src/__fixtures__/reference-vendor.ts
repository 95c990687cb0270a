import type { PlannedFault, SeenRequest, StartedVendor, StartOptions } from "../adapter/adapter-under-test.ts";

/** A record of the vendor that was invented to explain the laws. */
export interface ReferenceRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly nickName?: string | null;
  readonly department?: string | null;
  readonly startDate?: string | null;
  readonly state: "staged" | "active" | "suspended" | "inactive";
  readonly version: number;
}

const statusOf = { unauthenticated: 401, forbidden: 403, "rate limited": 429, "internal error": 500, unavailable: 503 };
const maximumLengths: { readonly [name: string]: number } = { name: 50, nickName: 20, department: 30 };
let vendors = 0;

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Starts one, in memory: what is handed over as `fetch` is the vendor itself. */
export const startReferenceVendor = async (options: StartOptions): Promise<StartedVendor> => {
  vendors += 1;
  // Budgets are shared by credential, and each vendor is another one.
  const token = `secret-token-${vendors}`;
  const rows = new Map<string, ReferenceRow>();
  const requests: (SeenRequest & { status: number; wrote: boolean })[] = [];
  const faults: { readonly fault: PlannedFault; seen: number }[] = [];
  let made = 0;
  let mails = 0;
  let isNarrow = false;

  const add = (values: Omit<ReferenceRow, "id" | "version">): ReferenceRow => {
    made += 1;
    const row = { ...values, id: `id-${vendors}-${made}`, version: 1 };
    rows.set(row.id, row);
    return row;
  };
  const rowOf = (id: string): ReferenceRow => {
    const row = rows.get(id);
    if (!row) throw new Refused(404);
    return row;
  };
  const put = (row: ReferenceRow, change: Partial<ReferenceRow>) =>
    rows.set(row.id, { ...row, ...change, version: row.version + 1 });
  const taken = (login: string, id?: string) =>
    !options.acceptDuplicates &&
    [...rows.values()].some((row) => row.id !== id && row.login.toLowerCase() === login.toLowerCase());
  const assertValid = (values: Partial<ReferenceRow>, id?: string) => {
    if (values.login !== undefined && taken(values.login, id)) throw new Refused(409);
    for (const [name, value] of Object.entries(values))
      if (String(value ?? "").length > (maximumLengths[name] ?? 1_000)) throw new Refused(422);
  };
  const shown = () => [...rows.values()].slice(0, isNarrow ? 1 : undefined);
  const page = (from: number, isEmpty: boolean) => {
    const items = isEmpty ? [] : shown().slice(from, from + options.pageSize);
    const next = from + items.length;
    return {
      items,
      total: isEmpty ? 0 : shown().length,
      ...(!isEmpty && next < shown().length && { next: String(next) }),
    };
  };

  const list = (query: URLSearchParams, isEmpty: boolean) => {
    const login = query.get("login")?.toLowerCase();
    if (login === undefined) return page(Number(query.get("from") ?? 0), isEmpty);
    const items = shown().filter((row) => row.login.toLowerCase() === login);
    return { items, total: items.length };
  };
  const mail = ({ sendMail = true }: { readonly sendMail?: boolean }) => {
    if (sendMail) mails += 1;
  };
  const create = ({ values, state, ...more }: never & { values: ReferenceRow; state: ReferenceRow["state"] }) => {
    assertValid(values);
    mail(more);
    return add({ ...values, state });
  };
  const move = (row: ReferenceRow, body: { readonly state: ReferenceRow["state"] }) => {
    if (row.state === body.state) throw new Refused(409);
    mail(body);
    put(row, { state: body.state });
    return {};
  };
  const route = async (request: Request, isEmpty: boolean): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url);
    const [, collection, id, part] = pathname.split("/").map(decodeURIComponent);
    const text = await request.text();
    const body = text === "" ? {} : JSON.parse(text);
    if (collection === "account") return { id: "company-1", permissions: isNarrow ? [] : ["people.all"] };
    if (!id) return request.method === "POST" ? create(body as never) : list(searchParams, isEmpty);
    const row = rowOf(id);
    const condition = request.headers.get("if-match");
    if (condition !== null && condition !== `"${row.version}"`) throw new Refused(412);
    if (part === "state") return move(row, body);
    if (part === "sessions") return {};
    if (request.method === "PATCH") {
      assertValid(body, id);
      put(row, body);
    }
    if (request.method === "DELETE") rows.delete(id);
    return row;
  };

  const faultFor = ({ method }: Request, path: string): PlannedFault | undefined => {
    const matching = faults.filter(({ fault }) => (fault.method ?? method) === method && (fault.path?.test(path) ?? true));
    for (const one of matching) one.seen += 1;
    const isDue = ({ fault: { nth = 1, times = 1 }, seen }: (typeof faults)[number]) => seen >= nth && seen < nth + times;
    return matching.find(isDue)?.fault;
  };
  const refusal = (status: number, { retryAfterSeconds = 1 }: Partial<PlannedFault> = {}) =>
    Response.json(
      { code: `E${status}`, message: "No, says the vendor" },
      { status, ...(status === 429 && { headers: { "retry-after": String(retryAfterSeconds) } }) },
    );
  const work = async (request: Request, log: { status: number; wrote: boolean }, isEmpty: boolean): Promise<Response> => {
    if (request.headers.get("authorization") !== `Bearer ${token}`) return refusal(401);
    const before = JSON.stringify([...rows]);
    try {
      const answer = await route(request, isEmpty);
      const version = typeof answer === "object" && answer !== null && "version" in answer ? answer.version : undefined;
      return Response.json(answer, { headers: version === undefined ? {} : { etag: `"${version}"` } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refusal(error.status);
    } finally {
      log.wrote = JSON.stringify([...rows]) !== before;
    }
  };
  const answer = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const path = new URL(request.url).pathname;
    const log = { method: request.method, path, status: 0, wrote: false };
    requests.push(log);
    const fault = faultFor(request, path);
    if (fault?.kind === "time-out")
      return new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
    const status = fault && statusOf[fault.kind as keyof typeof statusOf];
    const response = status ? refusal(status, fault) : await work(request, log, fault?.kind === "empty page");
    log.status = response.status;
    if (fault?.kind === "lost answer") throw new TypeError("fetch failed");
    if (fault?.kind !== "truncated body") return response;
    const text = await response.text();
    return new Response(text.slice(0, text.length / 2), response);
  };

  for (let number = 0; number < options.people; number += 1)
    add({ login: `p${number}@old.example`, name: `Person ${number}`, startDate: "2020-01-01", state: "active" });
  return {
    standIn: { planFault: (fault) => void faults.push({ fault, seen: 0 }), requests },
    settings: token,
    wrongSettings: `wrong-token-${vendors}`,
    secrets: [token, `wrong-token-${vendors}`],
    account: "company-1",
    unknownId: `id-${vendors}-none`,
    ids: () => [...rows.keys()],
    narrowings: {
      "sees one person": () => {
        isNarrow = true;
      },
    },
    enter: (name, startDate) => add({ login: `${made}@new.example`, name, startDate, state: "active" }).id,
    held: (id) => {
      const row = rows.get(id);
      if (!row) return undefined;
      const { state, id: _, version, ...values } = row;
      return { state, values };
    },
    mails: () => mails,
    fetch: (input, init) => answer(new Request(input, init)),
    stop: async () => {},
  };
};
