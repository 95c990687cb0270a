import { describe, expectTypeOf, it } from "vitest";
import type { ApiClient } from "./create-api-client.ts";

interface Person {
  id: string;
  email?: string | null;
}

interface paths {
  "/people": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { $limit?: number }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: { "application/json": { total: number; data: Person[] } };
        };
        401: { headers: { [name: string]: unknown }; content: { "application/json": { message: string } } };
      };
    };
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": { email: string } } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": Person } } };
    };
    put?: never;
    delete?: never;
  };
  "/people/{id}": {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Person } } };
    };
    delete: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never } };
    };
  };
}

declare const api: ApiClient<paths>;

describe("an API client's types come from the contract", () => {
  it("infers the body of an answer", () => {
    expectTypeOf(api.get("/people", { params: { query: { $limit: 5 } } })).resolves.toEqualTypeOf<{
      total: number;
      data: Person[];
    }>();
    expectTypeOf(api.get("/people")).resolves.toHaveProperty("total");
    expectTypeOf(api.get("/people/{id}", { params: { path: { id: "1" } } })).resolves.toEqualTypeOf<Person>();
    expectTypeOf(api.post("/people", { body: { email: "" } })).resolves.toEqualTypeOf<Person>();
    expectTypeOf(api.delete("/people/{id}", { params: { path: { id: "1" } } })).resolves.toEqualTypeOf<undefined>();
  });

  it("gives the headers on request", () => {
    const answer = api.withHeaders.get("/people/{id}", { params: { path: { id: "1" } } });
    expectTypeOf(answer).resolves.toHaveProperty("data").toEqualTypeOf<Person>();
    expectTypeOf(answer).resolves.toHaveProperty("headers").toEqualTypeOf<Headers>();
  });

  it("makes a missing person undefined", () => {
    expectTypeOf(api.found(api.get("/people/{id}", { params: { path: { id: "1" } } }))).resolves.toEqualTypeOf<
      Person | undefined
    >();
  });

  it("takes the options of a call", () => {
    api.get("/people", { lane: "removals", timeoutMs: 5_000, treatAsWrite: true });
    // @ts-expect-error there is no such lane
    api.get("/people", { lane: "fast" });
  });

  it("refuses what the contract does not have", () => {
    // @ts-expect-error no such path
    api.get("/persons");
    // @ts-expect-error no such method
    api.put("/people");
    // @ts-expect-error the id is missing
    api.get("/people/{id}");
    // @ts-expect-error the body is missing
    api.post("/people");
    // @ts-expect-error no such query parameter's type
    api.get("/people", { params: { query: { $limit: "5" } } });
  });
});
