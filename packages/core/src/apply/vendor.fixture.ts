import type { Resource } from "../adapter/resource.ts";
import type { State } from "../adapter/state.ts";
import { ApiError } from "../errors/api-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { PreconditionError } from "../errors/precondition-error.ts";
import { attributes } from "../shape/attributes.ts";
import { createVendorGroups, type GroupVerb } from "./vendor-groups.fixture.ts";

/** An account of the vendor in memory. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name?: string | null;
  readonly manager?: string | null;
  readonly state: State;
  readonly since: string;
  readonly version: number;
  readonly sessions: number;
  readonly createdAt?: string;
  /** They have what they need to sign in. */
  readonly isWelcomed?: boolean;
}

const { email, person, text } = attributes<Account>();

const accountShape = {
  login: email(({ login }) => login, { unique: true, compare: "caseless" }),
  name: text(({ name }) => name),
  manager: person(({ manager }) => manager),
};

/** A write as the vendor received it. */
export interface Received {
  readonly verb: "create" | "update" | "become" | "revokeSessions" | "sendWelcome" | GroupVerb;
  /** Login for a create, else id; of groups their name for a create. */
  readonly about: string;
  /** Of groups: the people of one call. */
  readonly members?: readonly string[];
}

/** What happens to the answer of a write: lost before the vendor acted, after it, or while it still works on it (for so many ms). */
export type Loss = "before" | "after" | { readonly lateMs: number };

/** Reads, of both kinds. */
type ReadVerb = "get" | "find" | "get group" | "find group" | "members";

export interface VendorOptions {
  readonly now: () => number;
  /** It takes a second request to make an account active, or suspended. */
  readonly isTwoStep?: boolean;
  /** Refuse a login that is taken. */
  readonly isUnique?: boolean;
  /** How many members one call takes. Absent: 3. */
  readonly atOnce?: number;
  /** Decides, write by write, whether the answer is lost. */
  readonly lose?: (write: Received) => Loss | undefined;
  /** Thrown instead of acting. */
  readonly refuse?: (call: Received | { readonly verb: ReadVerb; readonly about: string }) => Error | undefined;
  readonly onWrite?: (write: Received) => void | Promise<void>;
}

const call = { vendor: "Vendor", method: "POST", path: "/accounts" };

export const refusal = (status: number, maybeWritten = false) =>
  new ApiError({ ...call, status, requestId: `request-${status}` }, { maybeWritten });

export const lost = (maybeWritten = true) =>
  new NetworkError({ ...call, host: "vendor", reason: "TIMEOUT", explanation: "timed out" }, { maybeWritten });

/** A vendor in memory with the semantics of a real one: versions, states, sessions, refusals, and requests it may still be working on. */
export const createVendor = (options: VendorOptions) => {
  const accounts = new Map<string, Account>();
  const received: Received[] = [];
  const late: { readonly atMs: number; readonly act: () => void }[] = [];
  let made = 0;
  let actingMs: number | undefined;

  const catchUp = () => {
    for (const one of late.splice(0)) {
      if (one.atMs <= options.now()) actAt(one);
      else late.push(one);
    }
  };
  const actAt = ({ atMs, act }: (typeof late)[number]) => {
    actingMs = atMs;
    act();
    actingMs = undefined;
  };
  const stamp = () => new Date(actingMs ?? options.now()).toISOString();
  const byLogin = (login: string) =>
    [...accounts.values()].find((one) => one.login.toLowerCase() === login.toLowerCase());
  const put = (id: string, change: Partial<Account>) => {
    const { [id]: present } = Object.fromEntries(accounts);
    if (!present) throw refusal(404);
    const moved = change.state && change.state !== present.state ? { since: stamp() } : {};
    accounts.set(id, { ...present, ...change, ...moved, version: present.version + 1 });
  };
  const assertVersion = (id: string, version: string | undefined) => {
    const present = accounts.get(id)?.version;
    if (version !== undefined && present !== Number(version)) throw new PreconditionError({ ...call, status: 412 });
  };
  const read = <Answer>(verb: ReadVerb, about: string, answer: () => Answer): Answer => {
    catchUp();
    const error = options.refuse?.({ verb, about });
    if (error) throw error;
    return answer();
  };
  const found = <Row extends { readonly version: number }>(row: Row | undefined) =>
    row && { row, version: String(row.version) };
  const write = async <Answer>(request: Received, act: () => Answer): Promise<Answer> => {
    catchUp();
    received.push(request);
    await options.onWrite?.(request);
    const error = options.refuse?.(request);
    if (error) throw error;
    const loss = options.lose?.(request);
    if (loss === "before") throw lost();
    if (typeof loss === "object") {
      late.push({ atMs: options.now() + loss.lateMs, act });
      throw lost();
    }
    const answer = act();
    if (loss === "after") throw lost();
    return answer;
  };
  const add = (account: Partial<Account> & { readonly login: string }): string => {
    made += 1;
    const id = account.id ?? `a${made}`;
    const since = stamp();
    accounts.set(id, { state: "active", since, createdAt: since, version: 1, sessions: 1, ...account, id });
    return id;
  };
  const become =
    (state: State) =>
    (id: string, from: Account, { version }: { readonly version?: string }) =>
      write({ verb: "become", about: id }, () => {
        assertVersion(id, version);
        if (from.id !== id) throw new Error("The record handed over is another one");
        put(id, { state });
      });

  const madeAs = (state: State): State => {
    if (!options.isTwoStep) return state;
    return state === "active" ? "staged" : state === "suspended" ? "active" : state;
  };
  const resource: Resource<Account, typeof accountShape> = {
    attributes: accountShape,
    id: ({ id }) => id,
    state: ({ state }) => state,
    stateSince: ({ since }) => since,
    createdAt: ({ createdAt }) => createdAt,
    absence: "proven",
    keys: ["login"],
    get: async (id) => read("get", id, () => found(accounts.get(id))),
    find: async (_, login) => read("find", login, () => found(byLogin(login))),
    create: ({ set }, state) =>
      write({ verb: "create", about: set.login ?? "" }, () => {
        const login = set.login ?? "";
        if (options.isUnique && byLogin(login)) throw refusal(400);
        return add({ ...set, login, state: madeAs(state) });
      }),
    update: (id, { set }, { version }) =>
      write({ verb: "update", about: id }, () => {
        assertVersion(id, version);
        const { login, ...rest } = set;
        put(id, { ...rest, ...(login && { login }) });
      }),
    become: { active: become("active"), suspended: become("suspended"), inactive: become("inactive") },
    madeAs,
    sendWelcome: async (id, { isWelcomed }) => {
      if (!isWelcomed) await write({ verb: "sendWelcome", about: id }, () => put(id, { isWelcomed: true }));
    },
    revokeSessions: (id) => write({ verb: "revokeSessions", about: id }, () => put(id, { sessions: 0 })),
  };

  const groups = createVendorGroups({
    read,
    write,
    stamp,
    hasAccount: (id) => accounts.has(id),
    atOnce: options.atOnce ?? 3,
    isUnique: options.isUnique ?? false,
  });

  return {
    resource,
    groups,
    target: { people: resource, groups: groups.resource },
    accounts,
    received,
    /** Somebody else makes an account. */
    add,
    /** Somebody else changes an account. */
    put,
    /** Everything that the vendor was still working on happens now. */
    finishLate: () => {
      for (const one of late.splice(0)) actAt(one);
    },
  };
};
