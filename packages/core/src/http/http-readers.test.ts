import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/index.ts";
import { assertSecureUrl } from "./assert-secure-url.ts";
import { apiKeyHeader, basic, bearer, clientCredentials } from "./authentication.ts";
import { defaultIo } from "./io.ts";
import { linkedUrl } from "./linked-url.ts";
import { parseLinkHeader } from "./parse-link-header.ts";
import { readLimits } from "./read-limits.ts";
import { retryDelayMs, spreadWaitMs } from "./retry-delay.ts";

const request = { method: "GET", url: new URL("https://acme.test/api") };
const nowMs = Date.UTC(2026, 0, 1);
const limitsOf = (headers: Record<string, string>) => readLimits({ status: 200, headers: new Headers(headers) }, nowMs);

describe("limits in headers", () => {
  const at = String(nowMs / 1000 + 30);
  it.each([
    [
      "Okta",
      { "x-rate-limit-limit": "600", "x-rate-limit-remaining": "599", "x-rate-limit-reset": at },
      [600, 599, 31_000],
    ],
    [
      "an instant in milliseconds",
      { "x-ratelimit-limit": "9", "x-ratelimit-remaining": "8", "x-ratelimit-reset": `${at}000` },
      [9, 8, 31_000],
    ],
    [
      "seconds from now",
      { "ratelimit-limit": "9", "ratelimit-remaining": "8", "ratelimit-reset": "30" },
      [9, 8, 30_000],
    ],
    [
      "the structured form",
      { ratelimit: '"default";r=50;t=30', "ratelimit-policy": '"default";q=100;w=60' },
      [100, 50, 30_000],
    ],
    ["its earlier form", { ratelimit: "limit=100, remaining=50, reset=30" }, [100, 50, 30_000]],
    [
      "a header sent twice",
      { "x-rate-limit-limit": "600, 300", "x-rate-limit-remaining": "9, 4", "x-rate-limit-reset": `${at}, 5` },
      [300, 4, 31_000],
    ],
    [
      "a vendor's clock that is ten minutes fast",
      {
        date: new Date(nowMs + 600_000).toUTCString(),
        "x-rate-limit-limit": "6",
        "x-rate-limit-remaining": "5",
        "x-rate-limit-reset": String(nowMs / 1000 + 630),
      },
      [6, 5, 31_000],
    ],
    [
      "nonsense",
      { "x-rate-limit-limit": "many", "x-rate-limit-remaining": "?", "x-rate-limit-reset": "soon" },
      [undefined, undefined, undefined],
    ],
    ["none", {}, [undefined, undefined, undefined]],
  ])("%s", (_, headers, [limit, remaining, resetInMs]) => {
    expect(limitsOf(headers as Record<string, string>)).toEqual({
      limit,
      remaining,
      resetInMs,
      retryAfterMs: undefined,
    });
  });

  it.each([
    ["2", 2_000],
    ["0", 0],
    [new Date(nowMs + 90_000).toUTCString(), 90_000],
    [new Date(nowMs - 90_000).toUTCString(), 0],
    ["soon", undefined],
    ["-5", undefined],
  ])("Retry-After: %s", (value, retryAfterMs) => {
    // "-5" is read as a date by some parsers; whatever comes of it, it must not be a long wait.
    const read = limitsOf({ "retry-after": value }).retryAfterMs;
    expect(value === "-5" ? (read ?? 0) : read).toBe(value === "-5" ? 0 : retryAfterMs);
  });
});

describe("waits", () => {
  it("between tries are jittered within half and the whole of a doubling delay", () => {
    const { random } = defaultIo();
    for (const [tries, full] of [
      [1, 500],
      [2, 1_000],
      [3, 2_000],
      [7, 30_000],
      [60, 30_000],
    ] as const) {
      const delays = Array.from({ length: 200 }, () => retryDelayMs(tries, random));
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(full / 2);
      expect(Math.max(...delays)).toBeLessThanOrEqual(full);
      expect(new Set(delays).size).toBeGreaterThan(20);
    }
  });

  it("that a vendor asked for are never shortened and little lengthened", () => {
    const { random } = defaultIo();
    for (const asked of [0, 1_000, 60_000, 3_600_000]) {
      const waits = Array.from({ length: 200 }, () => spreadWaitMs(asked, random));
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(asked);
      expect(Math.max(...waits)).toBeLessThanOrEqual(asked + Math.min(asked / 10, 5_000));
    }
  });
});

describe("Link headers", () => {
  it.each([
    ['<https://a.test/x?after=1>; rel="next"', { next: "https://a.test/x?after=1" }],
    [
      '<https://a.test/x>; rel="self", <https://a.test/x?after=1&b=2,3>; rel="next"',
      { self: "https://a.test/x", next: "https://a.test/x?after=1&b=2,3" },
    ],
    ["<https://a.test/x>; rel=next", { next: "https://a.test/x" }],
    ['</x>; title="a, <b>; rel=\\"no\\""; REL="next last"', { next: "/x", last: "/x" }],
    ['</1>; rel="next", </2>; rel="next"', { next: "/1" }],
    ["nonsense", {}],
    [null, {}],
  ])("%s", (header, targets) => {
    expect({ ...parseLinkHeader(header) }).toEqual(targets);
  });

  it("are read in no time however hostile", () => {
    const startedAt = performance.now();
    for (const header of [
      "<".repeat(100_000),
      `<x>${";a= ".repeat(50_000)}`,
      `<x>${" ".repeat(100_000)}`,
      `<x>;a="${"\\".repeat(100_000)}`,
    ])
      parseLinkHeader(header);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  const vendor = { id: "acme", name: "Acme" };
  it.each([
    "https://evil.test/api/x",
    "http://acme.test/api/x",
    "https://acme.test:444/api/x",
    "//evil.test/api",
    "https://u:p@acme.test/api/x",
    "https://acme.test/other",
    "/api/../other",
    "https://acme.test/apix",
    "javascript:alert(1)",
  ])("that lead away are refused: %s", (link) => {
    expect(() => linkedUrl(link, new URL("https://acme.test/api"), vendor)).toThrow("leads away");
  });

  it("that stay are followed, relative ones too", () => {
    expect(linkedUrl("/api/x?y=1", new URL("https://acme.test/api"), vendor).href).toBe("https://acme.test/api/x?y=1");
  });
});

describe("addresses", () => {
  it.each([
    "https://acme.test/api",
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://127.9.9.9",
    "http://[::1]:3000",
    "http://a.localhost",
  ])("%s is fine", (address) => {
    expect(assertSecureUrl(address).href).toContain(address);
  });

  it.each([
    "http://acme.test",
    "http://localhost.evil.test",
    "http://127.0.0.1.evil.test",
    "ftp://localhost",
    "https://user:hunter2@acme.test",
    "hunter2",
  ])("%s is refused, not repeated", (address) => {
    expect(() => assertSecureUrl(address)).toThrow(ConfigurationError);
    expect(() => assertSecureUrl(address)).not.toThrow(/hunter2/);
  });
});

describe("rule 13: credentials", () => {
  it("go into headers", async () => {
    expect(await bearer(" t0ken\n").headers(request)).toEqual({ authorization: "Bearer t0ken" });
    expect(await apiKeyHeader("authorization", "t0ken", "SSWS").headers(request)).toEqual({
      authorization: "SSWS t0ken",
    });
    expect(await apiKeyHeader("x-api-key", "t0ken").headers(request)).toEqual({ "x-api-key": "t0ken" });
    expect(await basic("usér", "pä:ss").headers(request)).toEqual({ authorization: "Basic dXPDqXI6cMOkOnNz" });
  });

  it("are not shown when printed, and are told apart", () => {
    expect(JSON.stringify(bearer("t0ken"))).not.toContain("t0ken");
    expect(bearer("t0ken").fingerprint).toBe(bearer("t0ken ").fingerprint);
    expect(bearer("t0ken").fingerprint).not.toBe(bearer("t1ken").fingerprint);
  });

  it.each(["", " ", "t0\nken", "t0 ken", "t0kén"])(
    "that no header can carry are refused, not repeated: '%s'",
    (secret) => {
      expect(() => bearer(secret)).toThrow(ConfigurationError);
      expect(() => bearer(secret)).not.toThrow(/t0/);
    },
  );

  it("that expire are fetched once at a time and renewed a minute early", async () => {
    let now = 0;
    let fetched = 0;
    const fetchToken = async () => ({ token: `t${++fetched}`, expiresInMs: 3_600_000 });
    const authentication = clientCredentials({ clientId: "me", now: () => now, fetchToken });
    expect(await Promise.all([authentication.headers(request), authentication.headers(request)])).toEqual(
      Array(2).fill({ authorization: "Bearer t1" }),
    );
    now = 3_539_999;
    expect(await authentication.headers(request)).toEqual({ authorization: "Bearer t1" });
    now = 3_540_000;
    expect(await authentication.headers(request)).toEqual({ authorization: "Bearer t2" });
  });
});
