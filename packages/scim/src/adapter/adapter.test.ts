import { read } from "@rosterkit/core";
import { createBudgetRegistry, defaultIo, type Shape } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { basicAuthenticator, bearerAuthenticator, createScimServer, headerAuthenticator } from "../server/index.ts";
import { createRowsStore } from "./__fixtures__/rows-store.ts";
import {
  defineScimAdapter,
  discoverUserPaths,
  extendUserType,
  scim,
  scimFromEmployee,
  scimToEmployee,
  standardUserAttributes,
} from "./index.ts";

const secret = "a-secret-of-this-test";
const baseUrl = "https://vendor.example";

/** Our own server, for all who know the secret, and a connection to it. */
const open = (settings: object = {}, answer?: (request: Request) => Response | undefined) => {
  const rows = createRowsStore("id", false);
  const { store } = rows;
  const server = createScimServer({
    authenticators: [
      bearerAuthenticator([{ token: secret, store }]),
      basicAuthenticator([{ userName: "admin", password: secret, store }]),
      headerAuthenticator("x-api-key", [{ key: secret, store }]),
    ],
  });
  const seen: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push(request.clone());
    return answer?.(request) ?? server(request);
  };
  const given = { tenant: "acme", baseUrl, authentication: { type: "bearer", token: secret }, ...settings };
  const io = { ...defaultIo(), fetch, budgets: createBudgetRegistry() };
  return { ...rows, seen, connection: scim.connect(given as Parameters<typeof scim.connect>[0], io) };
};

type Opened = ReturnType<typeof open>;

const make = async ({ connection }: Opened, all: object, state: "active" | "staged" = "active") =>
  (await connection.people.create?.({ set: all, all }, state, {})) ?? "";

const makeGroup = async ({ connection }: Opened, displayName: string) =>
  (await connection.groups?.create?.({ set: { displayName }, all: { displayName } }, "active", {})) ?? "";

describe("a connection from settings alone", () => {
  const tokenOf = (request: Request) =>
    request.url.endsWith("/token") ? Response.json({ access_token: secret, expires_in: 300 }) : undefined;

  it.each([
    { type: "basic", user: "admin", password: secret },
    { type: "bearer", token: secret },
    { type: "header", name: "x-api-key", key: secret },
    { type: "oauth", tokenUrl: "https://login.example/token", clientId: "us", clientSecret: "ours" },
  ])("signs in by $type", async (authentication) => {
    const { connection } = open({ authentication }, tokenOf);
    expect(await connection.check()).toEqual({
      account: "acme",
      findings: [
        { ability: "people.read", ok: true },
        { ability: "groups.read", ok: true },
      ],
    });
  });

  it("refuses settings that name no way to sign in, without showing them", () => {
    expect(() => open({ authentication: { type: "magic", token: secret } })).toThrow(
      expect.objectContaining({ code: "configuration", message: expect.not.stringContaining(secret) }),
    );
  });

  it("asks the server what it can once, and not at all where it is told", async () => {
    const asked = open();
    await asked.connection.check();
    await asked.connection.people.find?.("userName", "ada");
    const told = open({ discover: false });
    await told.connection.check();
    const configs = ({ seen }: Opened) => seen.filter(({ url }) => url.endsWith("/ServiceProviderConfig")).length;
    expect([configs(asked), configs(told)]).toEqual([1, 0]);
  });

  it("names groups that the credential may not read, or that are not there, and what to do", async () => {
    for (const status of [403, 404]) {
      const { connection } = open({}, ({ url }) =>
        url.includes("/Groups") ? Response.json({ detail: "no" }, { status }) : undefined,
      );
      const { findings } = await connection.check();
      expect(findings[1]).toMatchObject({ ability: "groups.read", ok: false, permission: "to read /Groups" });
      expect(findings[1]?.remedy).toEqual(expect.any(String));
    }
  });
});

describe("people", () => {
  it("are put out by active alone, whether the wish is to suspend or to deactivate", async () => {
    const { people } = open().connection;
    expect(people.route?.("active", "out by suspension")).toBe("inactive");
    expect(people.route?.("active", "suspended")).toBe("inactive");
    expect(people.route?.("active", "in")).toBeUndefined();
    expect([people.madeAs?.("staged", {}), people.madeAs?.("active", {})]).toEqual(["inactive", "active"]);
  });

  it("are made as somebody who may not sign in yet", async () => {
    const opened = open();
    const id = await make(opened, { userName: "ada@example.com" }, "staged");
    expect(opened.users.get(id)).toMatchObject({ userName: "ada@example.com", active: false });
  });

  it("stay out where the settings switch reactivation off", () => {
    const { people } = open({ reactivate: false }).connection;
    expect(Object.keys(people.become ?? {})).toEqual(["inactive"]);
    expect(scim.capabilities.map(({ ability }) => ability)).toContain("people.become.active");
  });

  it("who are there already are a refusal, told after they were looked up, and nobody is adopted", async () => {
    const opened = open();
    await make(opened, { userName: "ada@example.com" });
    await expect(make(opened, { userName: "ADA@example.com" })).rejects.toMatchObject({
      code: "api",
      status: 409,
      vendorCode: "uniqueness",
      maybeWritten: false,
    });
    expect(opened.users.size).toBe(1);
  });

  it("have attributes of the customer's own, by path", async () => {
    const badge = "urn:acme:2.0:User:badge";
    const opened = open({ attributes: { [badge]: "text" }, profile: { patchPaths: "filters" } }, (request) =>
      request.method === "PATCH" ? new Response(null, { status: 204 }) : undefined,
    );
    const custom: Shape = opened.connection.people.attributes;
    const id = await make(opened, { userName: "ada@example.com" });
    await opened.connection.people.update?.(id, { set: { [badge]: "B-7" } as object, all: {} }, {});
    expect(custom[badge]?.read({ id, "urn:acme:2.0:User": { badge: "B-7" } } as never)).toBe("B-7");
    const patch = opened.seen.find(({ method }) => method === "PATCH");
    expect(await patch?.json()).toMatchObject({ Operations: [{ op: "replace", path: badge, value: "B-7" }] });
  });
});

describe("rules that depend on settings", () => {
  const badge = "urn:acme:2.0:User:badge";
  const vendor = defineScimAdapter({
    id: "acme",
    name: "Acme",
    settings: z.strictObject({ badge: z.string().optional() }),
    at: ({ badge: path }) => ({
      account: "acme",
      baseUrl,
      credentials: { type: "bearer", token: secret },
      ...(path !== undefined && extendUserType({ [path]: "text" })),
    }),
    users: { attributes: standardUserAttributes, keys: ["userName"] },
    toEmployee: scimToEmployee,
    fromEmployee: scimFromEmployee,
    rules: ({ badge: path }) =>
      path === undefined
        ? {}
        : { toEmployee: { costCenter: path }, fromEmployee: { [path]: "costCenter", title: null } },
  });

  it("join those of the adapter, and may name what only this customer has", () => {
    const { adapter } = vendor.connect({ badge }, defaultIo());
    const row = { id: "1", userName: "ada@example.com", "urn:acme:2.0:User": { badge: "B-7" } };
    expect(adapter.toEmployee?.reader("costCenter")(row as never)).toBe("B-7");
    expect(adapter.fromEmployee?.names).toContain(badge);
    expect(adapter.fromEmployee?.names).not.toContain("title");
  });

  it("leave a connection alone that says nothing", () => {
    const { adapter } = vendor.connect({}, defaultIo());
    expect(adapter.fromEmployee?.names).toEqual(scimFromEmployee.names);
    expect(vendor.capabilities.map(({ ability }) => ability)).toEqual(["people.read", "people.get", "people.find"]);
  });
});

describe("a source alone", () => {
  const source = defineScimAdapter({
    id: "acme-scim",
    name: "Acme",
    family: "acme",
    settings: z.strictObject({ suffix: z.string() }),
    at: () => ({ account: "acme", baseUrl, credentials: { type: "bearer", token: secret } }),
    users: { attributes: standardUserAttributes, keys: ["userName"], mark: ({ active }) => String(active) },
    discover: async (client, { suffix }) => {
      const paths = (await discoverUserPaths(client)) ?? [];
      return extendUserType(Object.fromEntries(paths.map((path) => [`${path}${suffix}`, "text"]))).custom;
    },
  });
  const connect = (server: (request: Request) => Promise<Response>) =>
    source.connect({ suffix: "X" }, { ...defaultIo(), fetch: (input, init) => server(new Request(input, init)) });
  const { store } = createRowsStore("id", false);
  const authenticators = [bearerAuthenticator([{ token: secret, store }])] as const;

  it("says which other adapters lead into the same company, and what a row shows of the credential's reach", () => {
    const { adapter, people } = connect(createScimServer({ authenticators }));
    expect([source.family, adapter.family]).toEqual(["acme", "acme"]);
    expect(people.read?.mark?.({ id: "1", active: false } as never)).toBe("false");
    expect(source.capabilities.map(({ ability }) => ability)).toContain("people.discover");
  });

  it("finds a customer's attributes in the schemas that the server tells, the standard's left out", async () => {
    const { userType } = extendUserType({ badge: "text", "urn:acme:2.0:User:room": "text" });
    const { people } = connect(createScimServer({ authenticators, resourceTypes: [userType] }));
    expect(Object.keys((await people.discover?.()) ?? {})).toEqual(["badgeX", "urn:acme:2.0:User:roomX"]);
    const silent = connect(async () => Response.json({}, { status: 404 }));
    expect(await silent.people.discover?.()).toEqual({});
  });
});

describe("attributes of the customer's own", () => {
  it("join the standard's extension, or the core, where they say so", () => {
    const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    const { userType, custom } = extendUserType({ [`${enterprise}:room`]: "number", shoeSize: "texts" });
    expect(userType.find(`${enterprise}:room`)?.attribute).toMatchObject({ type: "decimal" });
    expect(userType.find("shoeSize")?.attribute).toMatchObject({ multiValued: true });
    expect(Object.keys(custom)).toEqual([`${enterprise}:room`, "shoeSize"]);
  });

  it("that no schema could have are refused", () => {
    expect(() => extendUserType({ "urn:acme:2.0:User:not a name": "text" })).toThrow(/no attribute/);
  });
});

describe("groups", () => {
  it("are made, found, renamed and read whole, and have unique names", async () => {
    const opened = open({ profile: { pageSize: 2 } });
    const { groups } = opened.connection;
    const ids = [await makeGroup(opened, "A"), await makeGroup(opened, "B"), await makeGroup(opened, "C")];
    await groups?.update?.(ids[0] ?? "", { set: { displayName: "Analysts" }, all: {} }, {});
    expect((await groups?.find?.("displayName", "analysts"))?.row.id).toBe(ids[0]);
    await expect(makeGroup(opened, "b")).rejects.toMatchObject({ status: 409 });
    const shown: string[] = [];
    if (groups === undefined) throw new Error("no groups");
    const sink = { add: (id: string) => void shown.push(id) };
    const extent = await read(groups, { day: "2026-01-01", attributes: [] }, sink, { readAt: "2026-01-01T00:00:00Z" });
    expect([extent.complete, shown]).toEqual([true, ids]);
  });

  it("take people in and out, as many in a request as the server wants", async () => {
    const opened = open({ profile: { membersAtOnce: 2 } });
    const { members } = opened.connection.groups ?? {};
    const group = await makeGroup(opened, "Engines");
    const ids = [];
    for (const name of ["a", "b", "c", "d", "e"]) ids.push(await make(opened, { userName: `${name}@example.com` }));
    expect(members?.atOnce).toBe(2);
    await members?.add?.(group, ids, {});
    await members?.add?.(group, ids.slice(0, 1), {});
    await members?.remove?.(group, ids.slice(0, 2), {});
    await members?.remove?.(group, ids.slice(0, 2), {});
    expect((await members?.page(group))?.items).toEqual(ids.slice(2));
    expect(opened.seen.filter(({ method }) => method === "PATCH").length).toBeGreaterThanOrEqual(4);
  });
});
