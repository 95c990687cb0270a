import { z } from "zod";
import type { AnyConnection } from "../adapter/any-adapter.ts";
import { defineAdapter } from "../adapter/define-adapter.ts";
import { single } from "../adapter/readers.ts";
import type { State } from "../adapter/state.ts";
import { employeeShape } from "../employee/employee-shape.ts";
import { ApiError } from "../errors/api-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { defaultIo } from "../http/io.ts";
import { defineMapping } from "../mapping/define-mapping.ts";
import { fold } from "../roster/fold.ts";
import { attributes } from "../shape/attributes.ts";

/** A record of a made-up directory. */
export interface Account {
  readonly id: string;
  login: string;
  first?: string | null;
  last?: string | null;
  nick?: string | null;
  title?: string | null;
  department?: string | null;
  personal?: string | null;
  number?: string | null;
  badge?: string | null;
  external?: string | null;
  managerId?: string | null;
  managerName?: string | null;
  teams?: readonly string[] | null;
  /** The one group they are in, by its id. */
  team?: string | null;
  secret?: string | null;
  state: State;
  status?: string;
  since?: string;
  /** Another system is its source. */
  sourcedBy?: string;
}

const { text, email, person, texts, group } = attributes<Account>();

const shape = {
  login: email((row) => row.login, { unique: true, required: true, compare: "identifier" }),
  first: text((row) => row.first),
  last: text((row) => row.last, { required: true }),
  nick: text((row) => row.nick),
  title: text((row) => row.title, { maximumLength: 20, basicMultilingualPlane: true }),
  department: text((row) => row.department),
  personal: email((row) => row.personal, { compare: "caseless" }),
  number: text((row) => row.number),
  badge: text((row) => row.badge, { unique: true }),
  external: text((row) => row.external),
  managerId: person((row) => row.managerId),
  managerName: text((row) => row.managerName),
  teams: texts((row) => row.teams, { compare: "unordered" }),
  team: group((row) => row.team, { label: "Team" }),
  secret: text(() => undefined, { writeOnly: true }),
};

/** One write that arrived. */
export interface Write {
  readonly verb: "create" | "update" | State | "revoke";
  readonly id: string;
  readonly set?: object;
  readonly mail?: boolean | undefined;
}

/** How the made-up directory behaves; may be changed while it is used. */
export interface DirectoryState {
  accounts: Map<string, Account>;
  tenant: string;
  owners: readonly string[];
  breaksAfter: number;
  reads: number;
  writes: Write[];
  now: () => number;
  /** Account ids whose every write is refused. */
  refuses: Set<string>;
  /** Account ids whose every update is done and never answered. */
  losesAnswers: Set<string>;
  /** Account ids whose every new secret is refused, in words that quote it. */
  quotesSecrets: Set<string>;
  /** Account ids whose sessions cannot be ended. */
  keepsSessions: Set<string>;
  made: number;
  /** What "there is none" means, from the next connection on. Absent: `proven`. */
  absence?: "proven" | "never";
}

/** Abilities that the directory lacks. */
export type Lacking = "create" | "update" | "suspended" | "inactive" | "active";

const refusal = (status: number, summary: string) =>
  new ApiError({ vendor: "Directory", status, method: "POST", path: "/accounts/{id}", summary });

const noAnswer = () =>
  new NetworkError(
    {
      vendor: "Directory",
      host: "directory",
      method: "POST",
      path: "/accounts/{id}",
      reason: "TIMEOUT",
      explanation: "timed out",
    },
    { maybeWritten: true },
  );

const assertUnique = ({ accounts }: DirectoryState, id: string, values: Partial<Account>) => {
  for (const other of accounts.values()) {
    if (other.id === id) continue;
    if (values.login && fold("identifier", other.login) === fold("identifier", values.login))
      throw refusal(400, "login is taken");
    if (values.badge && other.badge === values.badge) throw refusal(400, "badge is taken");
  }
};

const accountAt = (state: DirectoryState, id: string): Account => {
  const account = state.accounts.get(id);
  if (!account) throw refusal(404, "there is no such account");
  if (state.refuses.has(id)) throw refusal(400, "refused");
  return account;
};

const become = (to: State) => async (state: DirectoryState, id: string) => {
  const account = accountAt(state, id);
  state.writes.push({ verb: to, id });
  account.state = to;
  account.since = new Date(state.now()).toISOString();
};

const update = (state: DirectoryState, id: string, set: Partial<Account>) => {
  const account = accountAt(state, id);
  assertUnique(state, id, set);
  if (set.secret && state.quotesSecrets.has(id)) throw refusal(400, `"${set.secret}" is no good secret`);
  state.writes.push({ verb: "update", id, set });
  Object.assign(account, set);
  if (state.losesAnswers.has(id)) throw noAnswer();
};

const create = (state: DirectoryState, all: object, to: State, mail: boolean | undefined): string => {
  const id = `made-${++state.made}`;
  assertUnique(state, id, all);
  state.writes.push({ verb: "create", id, set: all, mail });
  state.accounts.set(id, { ...(all as Account), id, state: to, since: new Date(state.now()).toISOString() });
  return id;
};

const pageSize = 50;

const page = (state: DirectoryState, cursor: string | undefined) => {
  const all = [...state.accounts.values()];
  const from = Number(cursor ?? 0);
  state.reads += 1;
  if (from >= state.breaksAfter) throw refusal(503, "unavailable");
  const to = Math.min(from + pageSize, state.breaksAfter);
  const items = all.slice(from, to).map((row) => ({ ...row }));
  return { items, total: all.length, ...(to < all.length && { next: String(to) }) };
};

const find = (state: DirectoryState, attribute: string, value: string) => {
  const rows = [...state.accounts.values()];
  const row = rows.find(
    (one) => fold("identifier", String(one[attribute as keyof Account] ?? "")) === fold("identifier", value),
  );
  return row && { row: { ...row } };
};

/** A connection to the made-up directory, which enforces that logins and badges are unique. */
export const connectDirectory = (state: DirectoryState, lacking: readonly Lacking[] = []): AnyConnection => {
  const has = (ability: Lacking) => !lacking.includes(ability);
  return defineAdapter({
    id: "directory",
    name: "Directory",
    settings: z.object({}),
    api: () => state,
    check: async ({ tenant, owners }) => ({ account: tenant, findings: [], owners }),
    people: {
      attributes: shape,
      can: (api) => ({
        id: (row) => row.id,
        state: (row) => row.state,
        status: (row) => row.status ?? row.state.toUpperCase(),
        stateSince: (row) => row.since,
        blocked: (row) => (row.sourcedBy ? `is sourced by ${row.sourcedBy}` : undefined),
        absence: api.absence ?? "proven",
        keys: ["login"],
        get: async (id) => {
          const row = api.accounts.get(id);
          return row && { row: { ...row } };
        },
        find: async (attribute, value) => find(api, attribute, value),
        ...(has("create") && {
          create: async ({ all }: { all: object }, to: State, { sendMail }: { readonly sendMail?: boolean }) =>
            create(api, all, to, sendMail),
        }),
        ...(has("update") && { update: async (id: string, { set }: { set: object }) => update(api, id, set) }),
        become: {
          ...(has("active") && { active: (id: string) => become("active")(api, id) }),
          ...(has("suspended") && { suspended: (id: string) => become("suspended")(api, id) }),
          ...(has("inactive") && { inactive: (id: string) => become("inactive")(api, id) }),
        },
        revokeSessions: async (id) => {
          if (api.keepsSessions.has(id)) throw refusal(500, "sessions are not ended");
          api.writes.push({ verb: "revoke", id });
        },
        read: single({ page: async (cursor) => page(api, cursor) }),
      }),
    },
    fromEmployee: defineMapping(employeeShape, shape, (from) => ({
      login: "workEmail",
      first: "givenName",
      last: "familyName",
      nick: { value: "nickName", onNull: "keep" },
      title: "title",
      department: { value: "department", onNull: "clear" },
      personal: "personalEmail",
      number: "employeeNumber",
      managerId: "manager",
      managerName: from.follow("manager", from.template("{givenName} {familyName}")),
      teams: "teams",
    })),
  }).connect({}, defaultIo());
};
