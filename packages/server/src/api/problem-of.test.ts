import { AuthenticationError, RateLimitError } from "@rosterkit/core";
import { StoreError } from "@rosterkit/store";
import { HTTPException } from "hono/http-exception";
import { expect, it } from "vitest";
import { problemOf } from "./problem-of.ts";

const refusal = { vendor: "Acme", status: 429, method: "GET", path: "/people/{id}" };

it.each([
  [new RateLimitError({ ...refusal, retryAfterMs: 1500 }), { status: 503, code: "rate-limit", retryAfterSeconds: 2 }],
  [new AuthenticationError(refusal), { status: 502, code: "authentication" }],
  [new StoreError("busy", "Somebody holds it"), { status: 503, code: "store", retryAfterSeconds: 10 }],
  [new StoreError("changed", "Somebody was first"), { status: 409, code: "store" }],
  [new StoreError("full", "No room is left"), { status: 500, code: "store", remedy: expect.stringContaining("room") }],
  [new HTTPException(400, { message: "secret" }), { status: 400, code: "invalid-request" }],
  [new TypeError("secret"), { status: 500, code: "unexpected" }],
  ["secret", { status: 500, code: "unexpected" }],
])("%s is told as what it means to a caller", (error, problem) => {
  const told = problemOf(error);
  expect(told).toMatchObject(problem);
  expect(JSON.stringify(told)).not.toContain("secret");
});
