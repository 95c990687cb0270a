import { z } from "zod";
import type { AnyConnection } from "../adapter/any-adapter.ts";
import { defineAdapter } from "../adapter/define-adapter.ts";
import type { List, Reading } from "../adapter/reader.ts";
import { single } from "../adapter/readers.ts";
import type { BelongsTo, Changes } from "../adapter/resource.ts";
import { employeeShape } from "../employee/employee-shape.ts";
import { ApiError } from "../errors/api-error.ts";
import { defaultIo } from "../http/io.ts";
import { defineMapping } from "../mapping/define-mapping.ts";
import { attributes } from "../shape/attributes.ts";
import { eventsOf, type SourceEvents } from "./source-events.fixture.ts";

/** A record of a made-up HR system. A missing member is "not said". */
export interface SourcePerson {
  readonly id: string;
  first?: string | null;
  last?: string | null;
  nick?: string | null;
  email?: string | null;
  personal?: string | null;
  number?: string | null;
  title?: string | null;
  department?: string | null;
  start?: string | null;
  lastDay?: string | null;
  end?: string | null;
  status?: string | null;
  zone?: string | null;
  site?: string | null;
  boss?: string | null;
  teams?: readonly string[] | null;
  phone?: string | null;
  /** When the password was last changed. */
  passwordChanged?: string | null;
  /** When the record was last changed. */
  changed?: string | null;
  /** The groups and apps they belong to; `null`: the record does not tell. */
  groups?: readonly string[] | null;
  apps?: readonly string[] | null;
}

const { text, email, day, instant, person, texts, zone } = attributes<SourcePerson>();

const shape = {
  first: text((row) => row.first),
  last: text((row) => row.last),
  nick: text((row) => row.nick),
  email: email((row) => row.email),
  personal: email((row) => row.personal),
  number: text((row) => row.number),
  title: text((row) => row.title),
  department: text((row) => row.department),
  start: day((row) => row.start),
  lastDay: day((row) => row.lastDay),
  end: day((row) => row.end),
  status: text((row) => row.status),
  zone: zone((row) => row.zone),
  site: text((row) => row.site),
  boss: person((row) => row.boss),
  teams: texts((row) => row.teams),
  phone: text((row) => row.phone),
  passwordChanged: instant((row) => row.passwordChanged),
  changed: instant((row) => row.changed),
};

/** How the made-up HR system behaves; may be changed while it is used. */
export interface SourceState {
  people: SourcePerson[];
  /** The vendor's id of the company. */
  tenant: string;
  /** The list breaks off after so many records. */
  breaksAfter: number;
  /** How often the list was asked for. */
  reads: number;
  /** It can tell who belongs to which groups and apps: everybody may be meant, or it is never taken whole. */
  belonging?: "told" | "required";
  /** It can tell who changed, but for those of whom the index knows nothing yet. */
  index?: { readonly lags: Set<string>; membersMovedAt?: string };
  /** It tells what happens. */
  events?: SourceEvents;
  /** Records that cannot be read one by one just now. */
  readonly unreadable?: Set<string>;
}

const pageSize = 50;

const unavailable = () => new ApiError({ vendor: "HR", status: 503, method: "GET", path: "/people" });

const page = (state: SourceState, cursor: string | undefined) => {
  const from = Number(cursor ?? 0);
  state.reads += 1;
  if (from >= state.breaksAfter) throw unavailable();
  const to = Math.min(from + pageSize, state.breaksAfter);
  const items = state.people.slice(from, to).map((row) => ({ ...row }));
  return { items, total: state.people.length, ...(to < state.people.length && { next: String(to) }) };
};

const belongsTo = (state: SourceState): { readonly belongsTo?: BelongsTo<SourcePerson> } => {
  const { belonging } = state;
  if (!belonging) return {};
  const groups = (row: SourcePerson) => (row.groups === null ? undefined : (row.groups ?? []));
  const apps = (row: SourcePerson) => (row.apps === null ? undefined : (row.apps ?? []));
  const isEmpty = (which: "groups" | "apps") => (name: string) =>
    !state.people.some((row) => row[which]?.includes(name));
  const nobodyIn: BelongsTo<SourcePerson>["nobodyIn"] = async (reading) => ({
    groups: (reading.belonging?.groups ?? []).filter(isEmpty("groups")),
    apps: (reading.belonging?.apps ?? []).filter(isEmpty("apps")),
  });
  return { belongsTo: { groups, apps, nobodyIn, ...(belonging === "required" && { required: true }) } };
};

const changes = (state: SourceState): { readonly changes?: Changes } => {
  const { index } = state;
  if (!index) return {};
  const records = (sinceAt: string) =>
    state.people.filter(({ id, changed }) => (changed ?? "") > sinceAt && !index.lags.has(id));
  const members = (sinceAt: string, asked: readonly string[] = []) =>
    (index.membersMovedAt ?? "") > sinceAt
      ? state.people.filter(({ groups }) => groups?.some((name) => asked.includes(name)))
      : [];
  const listOf = (rows: (reading: Reading) => readonly SourcePerson[]): List<string> => ({
    page: async (_, reading) => ({ items: rows(reading).map(({ id }) => id) }),
  });
  return {
    changes: {
      overlapMs: 60_000,
      records: (sinceAt) => listOf(() => records(sinceAt)),
      members: (sinceAt) => listOf(({ belonging }) => members(sinceAt, belonging?.groups)),
    },
  };
};

/** A connection to the made-up HR system. */
export const connectSource = (state: SourceState): AnyConnection =>
  defineAdapter({
    id: "hr",
    name: "HR",
    settings: z.object({}),
    api: () => state,
    check: async ({ tenant }) => ({ account: tenant, findings: [] }),
    people: {
      attributes: shape,
      can: (api) => ({
        id: (row) => row.id,
        absence: "proven",
        get: async (id) => {
          if (api.unreadable?.has(id)) throw unavailable();
          const row = api.people.find((one) => one.id === id);
          return row && { row: { ...row } };
        },
        read: single({ page: async (cursor) => page(api, cursor) }),
        ...belongsTo(state),
        ...changes(state),
      }),
    },
    events: ({ events }) => (events ? eventsOf(events) : {}),
    toEmployee: defineMapping(shape, employeeShape, () => ({
      givenName: "first",
      familyName: "last",
      nickName: "nick",
      workEmail: "email",
      personalEmail: "personal",
      employeeNumber: "number",
      title: "title",
      department: "department",
      startDate: "start",
      lastWorkingDay: "lastDay",
      endDate: "end",
      employmentStatus: "status",
      manager: "boss",
      timezone: "zone",
      passwordChangedAt: "passwordChanged",
      site: "site",
      teams: "teams",
    })),
  }).connect({}, defaultIo());
