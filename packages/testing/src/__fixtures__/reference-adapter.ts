import {
  attributes,
  callOf,
  cursor,
  defineAdapter,
  type Found,
  idMade,
  type Resource,
  type State,
  secret,
  single,
} from "@rosterkit/core/adapter";
import { defineMapping, employeeShape } from "@rosterkit/core/mapping";
import type { AdapterUnderTest } from "../adapter/adapter-under-test.ts";
import { groupAttributes, groups } from "./reference-adapter-groups.ts";
import { type Client, clientOf, type Page, vendor } from "./reference-client.ts";
import type { ReferenceRow } from "./reference-company.ts";
import { startReferenceVendor } from "./reference-vendor.ts";

const { email, text, day, group } = attributes<ReferenceRow>();

const shape = {
  login: email((row) => row.login, { required: true, unique: true, expected: true, compare: "caseless" }),
  name: text((row) => row.name, { required: true, maximumLength: 50 }),
  nickName: text((row) => row.nickName, { maximumLength: 20 }),
  department: text((row) => row.department, { maximumLength: 30 }),
  startDate: day((row) => row.startDate),
  team: group((row) => row.team),
};

const toEmployee = defineMapping(shape, employeeShape, () => ({
  workEmail: "login",
  displayName: "name",
  nickName: "nickName",
  department: "department",
  startDate: "startDate",
}));

type People = Omit<Resource<ReferenceRow, typeof shape>, "attributes">;

const conditional = (id: string, version: string | undefined) => ({
  path: { id },
  ...(version !== undefined && { header: { "if-match": version } }),
});

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

const become =
  (client: Client, state: State): NonNullable<NonNullable<People["become"]>[State]> =>
  async (id, from, { version, sendMail, ...writing }) => {
    if (from.state === state) return;
    const body = { state, ...(sendMail !== undefined && { sendMail }) };
    await client.post("/people/{id}/state", { params: conditional(id, version), body, ...callOf(writing) });
  };

const get = async (client: Client, id: string): Promise<Found<ReferenceRow> | undefined> => {
  const answer = await client.found(client.withHeaders.get("/people/{id}", { params: { path: { id } } }));
  return answer && { row: answer.data, version: answer.headers.get("etag") ?? "" };
};

const people = (client: Client): People => ({
  id: ({ id }) => id,
  state: ({ state }) => state,
  absence: "proven",
  keys: ["login"],
  read: single(
    {
      page: cursor(async (next, { signal }) =>
        next === undefined
          ? client.get("/people", signalled(signal))
          : (await client.follow<Page<ReferenceRow>>(next, "/people", signalled(signal))).data,
      ),
    },
    {
      witness: async ({ has }) => {
        const { owner, permissions } = await client.get("/account");
        return has(owner) && permissions.includes("people.all") ? undefined : "the token sees some people only";
      },
    },
  ),
  get: (id) => get(client, id),
  find: async (_, login) => {
    const { items } = await client.get("/people", { params: { query: { login } } });
    return items[0] && get(client, items[0].id);
  },
  create: async ({ all }, state, { sendMail, ...writing }) => {
    const body = { values: all, state, ...(sendMail !== undefined && { sendMail }) };
    return idMade(await client.post("/people", { body, ...callOf(writing) }), vendor);
  },
  update: async (id, { set }, { version, ...writing }) => {
    await client.patch("/people/{id}", { params: conditional(id, version), body: set, ...callOf(writing) });
  },
  become: {
    active: become(client, "active"),
    suspended: become(client, "suspended"),
    inactive: become(client, "inactive"),
    deleted: async (id, _, { version, ...writing }) => {
      await client.delete("/people/{id}", { params: conditional(id, version), ...callOf(writing) });
    },
  },
  revokeSessions: async (id) => {
    await client.delete("/people/{id}/sessions", { params: { path: { id } } });
  },
  irreversible: ["become.deleted"],
});

const reference = defineAdapter({
  id: "reference",
  name: "The reference adapter",
  settings: secret("Token"),
  api: clientOf,
  check: async (client) => {
    const { id, permissions } = await client.get("/account");
    const ok = permissions.includes("people.all");
    return {
      account: id,
      findings: [{ ability: "people.read", ok, ...(!ok && { permission: "people.all", remedy: "Grant it." }) }],
    };
  },
  people: { attributes: shape, can: people },
  groups: { attributes: groupAttributes, can: groups },
  toEmployee,
  fromEmployee: toEmployee.reverse(),
});

/** An adapter without fault and its vendor: what planted bugs are planted in. */
export const referenceAdapter: AdapterUnderTest = {
  adapter: reference,
  start: startReferenceVendor,
  requests: {
    read: { method: "GET", path: /^\/people$/ },
    get: { method: "GET", path: /^\/people\/[^/]+$/ },
    create: { method: "POST", path: /^\/people$/ },
    update: { method: "PATCH", path: /^\/people\/[^/]+$/ },
    become: { method: "POST", path: /^\/people\/[^/]+\/state$/ },
  },
  target: {
    draft: (number) => ({
      login: `Joiner.${number}@new.example`,
      name: `Joiner ${number}`,
      nickName: `J${number}`,
      department: `Department ${number}`,
      startDate: `2026-01-0${number}`,
    }),
    groupDraft: (number) => ({ name: `Group ${number}`, purpose: `Purpose ${number}` }),
    madeIn: ["staged", "active", "suspended", "inactive"],
    versions: true,
  },
};
