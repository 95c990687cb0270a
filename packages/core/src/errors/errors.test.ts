import { describe, expect, it, vi } from "vitest";
import * as errors from "./index.ts";

const refusal = {
  vendor: "Acme",
  status: 403,
  method: "GET",
  path: "/people/{id}",
  vendorCode: "E1",
  requestId: "r1",
  summary: "no",
};

const all = () => [
  new errors.ApiError(refusal),
  new errors.AuthenticationError(refusal),
  new errors.PermissionError({ ...refusal, permission: "people:read" }),
  new errors.PreconditionError(refusal),
  new errors.RateLimitError({ ...refusal, retryAfterMs: 5 }),
  new errors.ConfigurationError([{ path: "domain", message: "is empty" }]),
  new errors.NetworkError({
    vendor: "Acme",
    host: "acme.test",
    method: "GET",
    path: "/people",
    reason: "TIMEOUT",
    explanation: "late",
  }),
  new errors.UnexpectedResponseError("not JSON"),
  new errors.TenantChangedError("00o1", "00o2"),
  new errors.LeaseLostError("main", 3),
];

describe("the error family", () => {
  it("has a name and a code of its own for each member", () => {
    expect(all().map((error) => error.name)).toEqual(all().map((error) => error.constructor.name));
    expect(new Set(all().map((error) => error.code)).size).toBe(all().length);
  });

  it("is recognised across two copies of the package, each member as itself alone", async () => {
    vi.resetModules();
    const copy: typeof errors = await import("./index.ts");
    expect(copy.ApiError).not.toBe(errors.ApiError);
    for (const error of all()) {
      expect(copy.RosterkitError.isInstance(error)).toBe(true);
      expect(copy.ApiError.isInstance(error)).toBe(error instanceof errors.ApiError);
      expect(copy.RateLimitError.isInstance(error)).toBe(error.code === "rate-limit");
      expect(copy.ConfigurationError.isInstance(error)).toBe(error.code === "configuration");
    }
  });

  it("takes nothing else for a member", () => {
    for (const other of [new Error("x"), { code: "api" }, null, undefined, "api"])
      expect(errors.RosterkitError.isInstance(other)).toBe(false);
  });

  it("says everything that is wrong with settings at once", () => {
    const problems = [
      { path: "okta.domain", message: "is empty" },
      { path: "", message: "nothing to do" },
    ];
    expect(new errors.ConfigurationError(problems).message).toBe("okta.domain: is empty; nothing to do");
  });

  it("keeps the native cause, and has none where there is none", () => {
    const cause = new Error("below");
    expect(new errors.UnexpectedResponseError("x", { cause }).cause).toBe(cause);
    expect("cause" in new errors.UnexpectedResponseError("x")).toBe(false);
  });

  it("reads as one line", () => {
    expect(new errors.PermissionError(refusal).message).toBe("Acme answered 403 (E1) to GET /people/{id}: no");
  });
});
