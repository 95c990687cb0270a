/// <reference types="node" />
import { describe, expect, it } from "vitest";
import {
  NetworkError,
  NotSentError,
  PermissionError,
  RateLimitError,
  RosterkitError,
  UnexpectedResponseError,
} from "../errors/index.ts";
import { bearer } from "./authentication.ts";
import { type ApiClientOptions, createApiClient } from "./create-api-client.ts";
import { createBudget } from "./create-budget.ts";
import { defaultIo, type Wait } from "./io.ts";
import { answerJson, closedAddress, startTestServer } from "./start-test-server.ts";

interface paths {
  "/people/{id}": Record<
    "get" | "post",
    {
      parameters: { path: { id: string }; query?: { email?: string } };
      requestBody?: { content: { "application/json": { name: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    }
  >;
}

const token = "token-0451-secret";
const email = "ada.lovelace@example.com";
const call = { params: { path: { id: email }, query: { email } } };
const write = { ...call, body: { name: "Ada Lovelace" } };

const clientFor = (baseUrl: string, options: Partial<ApiClientOptions> = {}) => {
  const waits: Wait[] = [];
  const io = { ...defaultIo(), onWait: (wait: Wait) => waits.push(wait), ...options.io };
  const budget = createBudget();
  const vendor = { id: "acme", name: "Acme" };
  return {
    api: createApiClient<paths>({ baseUrl, vendor, authentication: bearer(token), budget, ...options, io }),
    budget,
    waits,
  };
};

const failureOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
};

/** Everything anybody could print of an error, causes included. */
const printed = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const fields = Object.fromEntries(Reflect.ownKeys(error).map((key) => [String(key), Reflect.get(error, key)]));
  return `${error}\n${error.stack}\n${JSON.stringify(fields)}\n${error.cause ? printed(error.cause) : ""}`;
};

describe("reads", () => {
  it("repeats a read after a failure that may pass, and says that it waits", async () => {
    const server = await startTestServer((_, response, count) =>
      answerJson(response, count < 3 ? 503 : 200, { id: "1" }),
    );
    const { api, waits } = clientFor(server.url);
    expect(await api.get("/people/{id}", call)).toEqual({ id: "1" });
    expect(server.seen.length).toBe(3);
    expect(waits.map((wait) => [wait.vendor, wait.reason])).toEqual([
      ["acme", "retry"],
      ["acme", "retry"],
    ]);
  });

  it("repeats a read whose body was cut short, at the JSON and below it", async () => {
    const server = await startTestServer((_, response, count) => {
      if (count === 1) return response.writeHead(200, { "content-type": "application/json" }).end('{"id":');
      if (count === 2)
        return response.writeHead(200, { "content-length": "100" }).write('{"id":"1"', () => response.destroy());
      return answerJson(response, 200, { id: "1" });
    });
    expect(await clientFor(server.url).api.get("/people/{id}", call)).toEqual({ id: "1" });
    expect(server.seen.length).toBe(3);
  });

  it("gives up on a body that stays cut short, without quoting it", async () => {
    const server = await startTestServer((_, response) => response.writeHead(200).end(`{"email":"${email}`));
    const error = await failureOf(clientFor(server.url, { retries: 1 }).api.get("/people/{id}", call));
    expect(UnexpectedResponseError.isInstance(error)).toBe(true);
    expect(server.seen.length).toBe(2);
    expect(printed(error)).not.toContain(email);
  });

  it.each([401, 403])("never repeats a %i", async (status) => {
    const server = await startTestServer((_, response) => answerJson(response, status, {}));
    const error = await failureOf(clientFor(server.url).api.get("/people/{id}", call));
    expect(RosterkitError.isInstance(error) && error.isRetryable).toBe(false);
    expect(server.seen.length).toBe(1);
  });

  it("ends a try that takes too long, and names the reason", async () => {
    const server = await startTestServer(() => undefined);
    const error = await failureOf(clientFor(server.url, { timeoutMs: 50, retries: 0 }).api.get("/people/{id}", call));
    expect(error).toMatchObject({ code: "network", reason: "TIMEOUT", maybeWritten: false });
  });

  it("bounds the size of an answer", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 200, { id: "x".repeat(5_000) }));
    const error = await failureOf(clientFor(server.url, { maxResponseBytes: 1_000 }).api.get("/people/{id}", call));
    expect(error).toMatchObject({ code: "unexpected-response", isRetryable: false });
    expect(server.seen.length).toBe(1);
  });

  it("does not follow a redirect", async () => {
    const other = await startTestServer((_, response) => answerJson(response, 200, {}));
    const server = await startTestServer((_, response) => response.writeHead(302, { location: other.url }).end());
    const error = await failureOf(clientFor(server.url).api.get("/people/{id}", call));
    expect(UnexpectedResponseError.isInstance(error)).toBe(true);
    expect(other.seen.length).toBe(0);
  });

  it.each([
    ["an empty body", ""],
    ["null", "null"],
  ])("takes %s for no answer to a read, and asks once more", async (_, body) => {
    const server = await startTestServer((_request, response, count) => response.end(count === 1 ? body : '{"a":1}'));
    expect(await clientFor(server.url).api.get("/people/{id}", call)).toEqual({ a: 1 });
  });

  it("is kind about a web page in place of the API", async () => {
    const server = await startTestServer((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    );
    const error = await failureOf(clientFor(server.url).api.get("/people/{id}", call));
    expect(error).toMatchObject({
      message: expect.stringContaining("a web page"),
      remedy: expect.stringContaining("address"),
    });
    expect(server.seen.length).toBe(1);
  });
});

describe("rule 10: a write is sent once", () => {
  it("reports a lost answer as maybe written and does not repeat it", async () => {
    const server = await startTestServer((_, response) => response.destroy());
    const error = await failureOf(clientFor(server.url).api.post("/people/{id}", write));
    expect(NetworkError.isInstance(error) && error.maybeWritten).toBe(true);
    expect(server.seen.map((request) => request.body)).toEqual(['{"name":"Ada Lovelace"}']);
  });

  it.each([500, 502, 503, 504])("treats a %i to a write as maybe written", async (status) => {
    const server = await startTestServer((_, response) => answerJson(response, status, {}, { "retry-after": "0" }));
    const error = await failureOf(clientFor(server.url).api.post("/people/{id}", write));
    expect(error).toMatchObject({ status, maybeWritten: true });
    expect(server.seen.length).toBe(1);
  });

  it("treats a GET that is declared a write as one", async () => {
    const server = await startTestServer((_, response) => response.destroy());
    const error = await failureOf(clientFor(server.url).api.get("/people/{id}", { ...call, treatAsWrite: true }));
    expect(error).toMatchObject({ maybeWritten: true });
    expect(server.seen.length).toBe(1);
  });

  it("needs no body back from a GET that is declared a write", async () => {
    const server = await startTestServer((_, response) => response.end());
    const answer = await clientFor(server.url).api.get("/people/{id}", { ...call, treatAsWrite: true });
    expect(answer).toBeUndefined();
    expect(server.seen.length).toBe(1);
  });

  it("repeats a POST that is declared to read only", async () => {
    const server = await startTestServer((_, response, nth) =>
      nth === 1 ? response.destroy() : answerJson(response, 200, { id: "1" }),
    );
    const answer = await clientFor(server.url).api.post("/people/{id}", { ...write, treatAsWrite: false });
    expect(answer).toEqual({ id: "1" });
    expect(server.seen.length).toBe(2);
  });

  it("reports an unreadable answer to a write as maybe written", async () => {
    const server = await startTestServer((_, response) => response.writeHead(200).end('{"id"'));
    const error = await failureOf(clientFor(server.url).api.post("/people/{id}", write));
    expect(error).toMatchObject({ code: "unexpected-response", maybeWritten: true });
    expect(server.seen.length).toBe(1);
  });

  it("knows that a refused connection wrote nothing", async () => {
    const closed = await closedAddress();
    const error = await failureOf(clientFor(closed, { retries: 0 }).api.post("/people/{id}", write));
    expect(error).toMatchObject({ code: "network", reason: "ECONNREFUSED", maybeWritten: false });
  });

  it("repeats a write that the vendor turned away for its limit", async () => {
    const server = await startTestServer((_, response, count) =>
      count === 1 ? answerJson(response, 429, {}, { "retry-after": "1" }) : answerJson(response, 200, { id: "1" }),
    );
    const { api } = clientFor(server.url);
    expect(await api.post("/people/{id}", write)).toEqual({ id: "1" });
    expect((server.seen[1]?.atMs ?? 0) - (server.seen[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(server.seen[1]?.body).toBe(server.seen[0]?.body);
  });

  it("repeats a write that the vendor calls not begun", async () => {
    const server = await startTestServer((_, response, count) =>
      answerJson(response, count === 1 ? 423 : 200, { id: "1" }),
    );
    const vendor = { id: "acme", name: "Acme", readError: () => ({ isBusy: true }) };
    expect(await clientFor(server.url, { vendor }).api.post("/people/{id}", write)).toEqual({ id: "1" });
    expect(server.seen.length).toBe(2);
  });
});

describe("rule 11: limits of the vendor", () => {
  it("honours a Retry-After that is a date, by the vendor's clock", async () => {
    const clock = Date.UTC(2001, 0, 1);
    const dates = { date: new Date(clock).toUTCString(), "retry-after": new Date(clock + 2_000).toUTCString() };
    const server = await startTestServer((_, response, count) =>
      count === 1 ? answerJson(response, 429, {}, dates) : answerJson(response, 200, { id: "1" }),
    );
    await clientFor(server.url).api.get("/people/{id}", call);
    const gap = (server.seen[1]?.atMs ?? 0) - (server.seen[0]?.atMs ?? 0);
    expect(gap).toBeGreaterThanOrEqual(2_000);
    expect(gap).toBeLessThan(4_000);
  });

  it("does not wait for a failing vendor longer than allowed", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 503, {}, { "retry-after": "3600" }));
    expect(await failureOf(clientFor(server.url).api.get("/people/{id}", call))).toMatchObject({ status: 503 });
    expect(server.seen.length).toBe(1);
  });

  it("waits a little, and a little longer each time, for a vendor that names no time", async () => {
    const server = await startTestServer((_, response, count) =>
      answerJson(response, count < 3 ? 429 : 200, { id: "1" }),
    );
    await clientFor(server.url).api.get("/people/{id}", call);
    const gaps = server.seen.slice(1).map((request, index) => request.atMs - (server.seen[index]?.atMs ?? 0));
    expect(gaps[0]).toBeGreaterThanOrEqual(250);
    expect(gaps[1]).toBeGreaterThanOrEqual(500);
  });

  it("does not wait longer than allowed, and says how long it would take", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 429, {}, { "retry-after": "3600" }));
    const error = await failureOf(clientFor(server.url).api.get("/people/{id}", call));
    expect(RateLimitError.isInstance(error) && error.retryAfterMs).toBeGreaterThanOrEqual(3_600_000);
    expect(server.seen.length).toBe(1);
  });

  it("does not stand in line either for a wait that another call was told of and that is too long", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 429, {}, { "retry-after": "3600" }));
    const { api } = clientFor(server.url);
    await failureOf(api.get("/people/{id}", call));
    const startedAt = performance.now();
    const error = await failureOf(api.get("/people/{id}", call));
    expect(RateLimitError.isInstance(error) && error.retryAfterMs).toBeGreaterThan(3_500_000);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(server.seen.length).toBe(1);
  });

  it("stops at once, with the reason of the signal, while it waits for a limit", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 429, {}, { "retry-after": "60" }));
    const stop = new AbortController();
    const reason = new Error("enough");
    const { api, waits } = clientFor(server.url, {
      io: { ...defaultIo(), signal: stop.signal, onWait: () => setTimeout(() => stop.abort(reason), 20) },
    });
    const startedAt = performance.now();
    expect(await failureOf(api.get("/people/{id}", call))).toBe(reason);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(waits).toEqual([]);
  });

  it("stops at once while it waits before another try, and while an answer is awaited", async () => {
    for (const answer of [503, undefined]) {
      const server = await startTestServer(
        (_, response) => answer && answerJson(response, answer, {}, { "retry-after": "30" }),
      );
      const startedAt = performance.now();
      const error = await failureOf(
        clientFor(server.url).api.get("/people/{id}", { ...call, signal: AbortSignal.timeout(100) }),
      );
      expect(error).toMatchObject({ name: "TimeoutError" });
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
  });

  it("gives up a write that waits for a limit, unsent, and lets one under way end", async () => {
    const server = await startTestServer((_, response, count) =>
      count === 1
        ? answerJson(response, 429, {}, { "retry-after": "60" })
        : setTimeout(() => answerJson(response, 200, { id: "1" }), 200),
    );
    const late = new AbortController();
    const waiting = clientFor(server.url).api.post("/people/{id}", { ...write, giveUp: late.signal });
    setTimeout(() => late.abort(), 150);
    const error = await failureOf(waiting);
    expect(NotSentError.isInstance(error) && !error.maybeWritten).toBe(true);
    const underWay = clientFor(server.url).api.post("/people/{id}", { ...write, giveUp: AbortSignal.timeout(50) });
    expect(await underWay).toEqual({ id: "1" });
    expect(server.seen.length).toBe(2);
  });

  it("tells the vendor's id of a request that went well", async () => {
    const server = await startTestServer((_, response) =>
      answerJson(response, 200, { id: "1" }, { "x-request-id": "req-7" }),
    );
    const told: string[] = [];
    await clientFor(server.url).api.post("/people/{id}", { ...write, onRequestId: (id) => told.push(id) });
    expect(told).toEqual(["req-7"]);
  });

  it("asks a 401 and a 403 for nothing twice, also in a crowd", async () => {
    const server = await startTestServer((_, response) => answerJson(response, 403, {}));
    const { api } = clientFor(server.url);
    const errors = await Promise.all(Array.from({ length: 3 }, () => failureOf(api.get("/people/{id}", call))));
    expect(errors.every((error) => PermissionError.isInstance(error))).toBe(true);
    expect(server.seen.length).toBe(3);
  });
});

describe("rule 13: no error holds a secret or anything about a person", () => {
  const quoting = (response: Parameters<Parameters<typeof startTestServer>[0]>[1], status: number) =>
    answerJson(
      response,
      status,
      { message: `${email} ${token}`, code: email },
      { "x-request-id": `${email} ${token}`, "x-echo": token },
    );

  it.each([400, 401, 403, 404, 409, 412, 429, 500])("not the one for %i", async (status) => {
    const server = await startTestServer((_, response) => quoting(response, status));
    const readError = (body: unknown) => ({ code: (body as { code: string }).code });
    const { api } = clientFor(server.url, { retries: 0, vendor: { id: "acme", name: "Acme", readError } });
    const error = await failureOf(api.post("/people/{id}", write));
    expect(RosterkitError.isInstance(error)).toBe(true);
    expect(printed(error)).toContain("/people/{id}");
    for (const secret of [token, email, encodeURIComponent(email), "Lovelace"])
      expect(printed(error)).not.toContain(secret);
  });

  it("not the one for a fetch that quotes the address", async () => {
    const fetch: typeof globalThis.fetch = async (input) => {
      throw Object.assign(new Error(`request to ${input} failed`), {
        cause: Object.assign(new Error(String(input)), { code: "ECONNRESET" }),
      });
    };
    const error = await failureOf(
      clientFor("https://acme.test", { io: { ...defaultIo(), fetch }, retries: 0 }).api.get("/people/{id}", call),
    );
    expect(error).toMatchObject({ code: "network", reason: "ECONNRESET" });
    for (const secret of [token, email, encodeURIComponent(email)]) expect(printed(error)).not.toContain(secret);
  });
});
