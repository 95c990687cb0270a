import { type Complete, type Incomplete, read } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { acme } from "./__fixtures__/acme-adapter.ts";
import { testIo } from "./__fixtures__/connect.ts";
import { type Quirks, type QuirkyServer, startQuirkyServer } from "./__fixtures__/quirky-server.ts";
import { startScimmy } from "./__fixtures__/start-scimmy.ts";

const reading = { day: "2026-01-01", attributes: [] };

const readAll = async (baseUrl: string): Promise<{ extent: Complete<"everybody"> | Incomplete; ids: string[] }> => {
  const connection = acme.connect({ baseUrl, user: "admin", password: "secret", pageSize: 4 }, testIo());
  const ids: string[] = [];
  const extent = await read(
    connection.people,
    reading,
    { add: (id) => ids.push(id) },
    { readAt: "2026-01-01T00:00:00Z" },
  );
  return { extent, ids };
};

const serving = async (count: number, quirks: Quirks = {}): Promise<QuirkyServer> => {
  const server = await startQuirkyServer(quirks);
  for (let number = 1; number <= count; number++) {
    server.rows.set(`u${number}`, { id: `u${number}`, userName: `person${number}@example.com`, active: true });
  }
  return server;
};

describe("an adapter over the client", () => {
  it("has the abilities that its SCIM server gives it", () => {
    const abilities = acme.capabilities.map(({ ability }) => ability);
    expect(abilities).toEqual(
      expect.arrayContaining(["people.read", "people.find", "people.create", "people.become.inactive"]),
    );
  });

  it("reads scimmy to a complete roster over several pages, and writes to it", async () => {
    const { url } = await startScimmy();
    const connection = acme.connect({ baseUrl: url, user: "admin", password: "secret", pageSize: 4 }, testIo());
    await connection.check();
    const { people } = connection;
    const ids: (string | undefined)[] = [];
    for (let number = 1; number <= 10; number++) {
      const all = { userName: `person${number}@example.com`, 'emails[type eq "work"].value': `p${number}@example.com` };
      ids.push(await people.create?.({ set: all, all }, "active", {}));
    }
    const [first = ""] = ids;
    await people.update?.(first, { set: { 'emails[type eq "work"].value': "new@example.com" }, all: {} }, {});
    const found = await people.get?.(first);
    if (found === undefined) throw new Error("not found");
    await people.become?.inactive?.(first, found.row, {});
    expect((await people.find?.("userName", "person1@example.com"))?.row).toMatchObject({
      active: false,
      emails: [{ type: "work", value: "new@example.com" }],
    });
    expect(await readAll(url)).toMatchObject({ extent: { complete: true }, ids });
  });

  it("refuses a second account of the same name with a typed error", async () => {
    const { url } = await serving(1);
    const { people } = acme.connect({ baseUrl: url, user: "admin", password: "secret", pageSize: 4 }, testIo());
    const all = { userName: "PERSON1@example.com" };
    await expect(people.create?.({ set: all, all }, "active", {})).rejects.toMatchObject({
      code: "api",
      status: 409,
      vendorCode: "uniqueness",
      maybeWritten: false,
    });
  });
});

describe("rule 6: stated and absent, over SCIM pages", () => {
  it("believes a list whose total, ids and order hold", async () => {
    const { url } = await serving(10);
    expect((await readAll(url)).extent.complete).toBe(true);
  });

  it("believes pages that are shorter than asked for", async () => {
    const { url } = await serving(10, { mostPerPage: 3 });
    const { extent, ids } = await readAll(url);
    expect([extent.complete, ids.length]).toEqual([true, 10]);
  });

  it("does not believe a list whose first page has changed by the end", async () => {
    const server = await startQuirkyServer({
      before: ({ query }) => {
        // Somebody leaves the first page and somebody joins: the total is the same, and the fifth was never shown.
        if (query.get("startIndex") === "5") server.rows.delete("u2");
        if (query.get("startIndex") === "5") server.rows.set("u99", { id: "u99", userName: "new@example.com" });
        return undefined;
      },
    });
    for (let number = 1; number <= 8; number++)
      server.rows.set(`u${number}`, { id: `u${number}`, userName: `p${number}` });
    const { extent } = await readAll(server.url);
    expect(extent).toMatchObject({ complete: false });
    expect(JSON.stringify(extent)).toContain("the order of the list changed");
  });

  it("does not believe a total that nobody shows", async () => {
    const { url } = await serving(3, {
      before: () => ({
        status: 200,
        body: { totalResults: 3, Resources: [{ id: "u1", userName: "a" }], startIndex: 1 },
      }),
    });
    expect((await readAll(url)).extent.complete).toBe(false);
  });

  it("does not believe a list with somebody who has no id", async () => {
    const { url } = await serving(0, {
      before: () => ({ status: 200, body: { totalResults: 1, Resources: [{ userName: "ada@example.com" }] } }),
    });
    const { extent } = await readAll(url);
    expect(extent.complete).toBe(false);
    expect(JSON.stringify(extent)).not.toContain("ada@example.com");
  });

  it("does not take a web page, or another API's answer, for an empty list", async () => {
    for (const body of ["<h1>Sign in</h1>", { users: [] }, []]) {
      const { url } = await serving(0, { before: () => ({ status: 200, body }) });
      expect((await readAll(url)).extent.complete).toBe(false);
    }
  });
});
