import { attributes, defineAdapter, single } from "@rosterkit/core/adapter";
import { defineMapping, type Employee, employeeShape } from "@rosterkit/core/mapping";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { userType } from "../../schema/standard-types.ts";
import { bearerAuthenticator, createScimServer } from "../../server/index.ts";
import { standardUserAttributes } from "../standard-attributes.ts";
import type { AdapterStoreOptions } from "./adapter-store-options.ts";
import { createAdapterStore } from "./create-adapter-store.ts";

interface Row extends Employee {
  readonly id: string;
}

const { text, email, day } = attributes<Row>();

/** An HR system that is a list. */
const shape = {
  email: email((row) => row.workEmail),
  home: email((row) => row.personalEmail),
  status: text((row) => row.employmentStatus),
  start: day((row) => row.startDate),
  end: day((row) => row.endDate),
};

const listAdapter = (rows: readonly Row[]) =>
  defineAdapter({
    id: "list",
    name: "The list",
    settings: z.strictObject({}),
    api: () => rows,
    check: async () => ({ account: "list", findings: [] }),
    people: {
      attributes: shape,
      can: (api) => ({
        id: ({ id }: Row) => id,
        read: single<Row>({ page: async () => ({ items: api, total: api.length }) }),
      }),
    },
    toEmployee: defineMapping(shape, employeeShape, () => ({
      workEmail: "email",
      personalEmail: "home",
      employmentStatus: "status",
      startDate: "start",
      endDate: "end",
    })),
  });

const atMs = Date.parse("2026-03-02T12:00:00Z");

function open(rows: readonly Row[], options: Partial<AdapterStoreOptions> = {}) {
  const connection = listAdapter(rows).connect(
    {},
    { fetch, now: () => atMs, random: (bytes) => new Uint8Array(bytes) },
  );
  const store = createAdapterStore(connection, { lifecycle: { zone: "UTC" }, now: () => atMs, ...options });
  const handle = createScimServer({ authenticators: [bearerAuthenticator([{ token: "token", store }])] });
  return async (path: string) => {
    const answer = await handle(new Request(`https://x.test${path}`, { headers: { authorization: "Bearer token" } }));
    return { status: answer.status, body: await answer.json() };
  };
}

const ada: Row = { id: "1", workEmail: "ada@acme.example", employmentStatus: "active", startDate: "2020-01-01" };

describe("people of an HR system as users", () => {
  it("of whom nothing may be concluded have no active, be it true or false", async () => {
    const get = open([
      { ...ada, id: "1", endDate: "2019-01-01" },
      { ...ada, id: "2", employmentStatus: "sabbatical of a kind nobody knows" },
      { ...ada, id: "3" },
      { ...ada, id: "4", employmentStatus: "left", startDate: null },
    ]);
    const { body } = await get("/Users");
    expect(body.Resources.map((user: { active?: boolean }) => user.active)).toEqual([
      undefined,
      undefined,
      true,
      false,
    ]);
  });

  it("without a work email stay in the list, and no private address takes its place", async () => {
    const { body } = await open([{ ...ada, workEmail: null, personalEmail: "ada@home.example" }])("/Users");
    expect(body.Resources).toMatchObject([{ id: "1", userName: "1" }]);
    expect(JSON.stringify(body)).not.toContain("home.example");
  });

  it("show no end that lies ahead, whatever it is mapped to, and the same once it has come", async () => {
    const fromEmployee = defineMapping(employeeShape, standardUserAttributes, () => ({
      userName: "workEmail",
      title: "endDate",
    })) as unknown as NonNullable<AdapterStoreOptions["fromEmployee"]>;
    const rows = [
      { ...ada, endDate: "2026-06-30" },
      { ...ada, id: "2", endDate: "2026-01-31" },
    ];
    const { body } = await open(rows, { fromEmployee })("/Users");
    expect(JSON.stringify(body)).not.toContain("2026-06-30");
    expect(body.Resources).toMatchObject([{ active: true }, { active: false, title: "2026-01-31" }]);
  });

  it("of whom one has a value that no user can have lose that value and not the person", async () => {
    const rows = [
      { ...ada, workEmail: { not: "a text" } as unknown as string },
      { ...ada, id: "2" },
    ];
    const { body } = await open(rows)("/Users");
    expect(body.Resources.map(({ id }: Row) => id)).toEqual(["1", "2"]);
  });

  it("are read from the kept list where the vendor cannot be asked by id", async () => {
    const get = open([ada]);
    expect((await get("/Users/1")).body).toMatchObject({ userName: "ada@acme.example", active: true });
    expect((await get("/Users/2")).status).toBe(404);
  });

  it("are more than the server holds: 503, and none is shown", async () => {
    const get = open([ada, { ...ada, id: "2" }], { maximumResources: 1 });
    expect(await get("/Users")).toMatchObject({ status: 503, body: { detail: expect.stringMatching(/more than/) } });
  });

  it("of whom an id comes twice are no list that can be believed", async () => {
    expect((await open([ada, ada])("/Users")).status).toBe(503);
  });
});

describe("options that do not fit", () => {
  it.each([
    [{ externalId: "badge" }, /externalId/],
    [{ lifecycle: { zone: "Nowhere/Land" } }, /lifecycle\.zone/],
  ])("%j are refused by name", (options, message) => {
    expect(() => open([ada], { userType, ...options })).toThrow(message);
  });
});
