/// <reference types="node" />
import { describe, expect, it } from "vitest";
import { ApiError } from "../errors/index.ts";
import { createBudgetRegistry } from "./budget-registry.ts";
import { createApiClient } from "./create-api-client.ts";
import { defaultIo } from "./io.ts";
import { answerJson, startTestServer } from "./start-test-server.ts";

interface paths {
  "/people/{id}": Record<
    "get" | "put" | "patch" | "delete",
    {
      parameters: { path: { id: string }; query?: { expand?: string[]; day?: string } };
      requestBody?: { content: { "application/json": object } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    }
  >;
}

const clientFor = (baseUrl: string) =>
  createApiClient<paths>({
    baseUrl,
    vendor: { id: "acme", name: "Acme" },
    headers: { "x-version": "7" },
    io: { ...defaultIo(), budgets: createBudgetRegistry() },
  });

const of = (id: string) => ({ params: { path: { id } } });

describe("an API client", () => {
  it("keeps the path of its base, fills in the path and the query, and sends its headers", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "a/b" }));
    const query = { expand: ["team", "site"], day: "2026-01-01" };
    await clientFor(`${server.url}/api/`).get("/people/{id}", { params: { path: { id: "a/b" }, query } });
    expect(server.seen[0]).toMatchObject({
      method: "GET",
      url: "/api/people/a%2Fb?expand=team&expand=site&day=2026-01-01",
      headers: { "x-version": "7", accept: "application/json" },
    });
  });

  it("sends a body with PUT and PATCH", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "1" }));
    const api = clientFor(server.url);
    const write = { ...of("1"), body: { name: "é" } };
    expect([await api.put("/people/{id}", write), await api.patch("/people/{id}", write)]).toEqual([
      { id: "1" },
      { id: "1" },
    ]);
    expect(server.seen.map((request) => request.method)).toEqual(["PUT", "PATCH"]);
    for (const request of server.seen)
      expect(request).toMatchObject({ body: '{"name":"é"}', headers: { "content-type": "application/json" } });
  });

  it("gives headers and status on request, and undefined for an empty answer", async () => {
    const server = await startTestServer((_, response) => response.writeHead(204, { etag: '"1"' }).end());
    const { data, status, headers } = await clientFor(server.url).withHeaders.delete("/people/{id}", of("1"));
    expect([data, status, headers.get("etag")]).toEqual([undefined, 204, '"1"']);
  });

  it("makes a 404 undefined, and no other refusal", async () => {
    const server = await startTestServer((_, response, count) => answerJson(response, count === 1 ? 404 : 410, {}));
    const api = clientFor(server.url);
    expect(await api.found(api.get("/people/{id}", of("1")))).toBeUndefined();
    await expect(api.found(api.get("/people/{id}", of("1")))).rejects.toSatisfy(ApiError.isInstance);
  });

  it("follows a link within its base only", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, [1]));
    const api = clientFor(`${server.url}/api`);
    expect((await api.follow(`${server.url}/api/people?page=2`, "/people")).data).toEqual([1]);
    await expect(api.follow("https://evil.test/api/people", "/people")).rejects.toThrow("leads away");
    expect(server.seen.map((request) => request.url)).toEqual(["/api/people?page=2"]);
  });

  it.each(["", ".", ".."])("refuses the id '%s', which would mean another path", async (id) => {
    await expect(clientFor("https://acme.test").delete("/people/{id}", of(id))).rejects.toThrow(TypeError);
  });

  it("shares its budget with every client of the same credential", async () => {
    const budgets = createBudgetRegistry();
    let running = 0;
    let most = 0;
    const server = await startTestServer(async (_, response) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      answerJson(response, 200, {});
    });
    const options = {
      baseUrl: server.url,
      vendor: { id: "acme", name: "Acme" },
      io: { ...defaultIo(), budgets },
      limits: { concurrency: 2 },
    };
    const clients = [createApiClient<paths>(options), createApiClient<paths>(options)];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => clients[index % 2]?.get("/people/{id}", of(String(index)))),
    );
    expect(most).toBe(2);
  });
});
