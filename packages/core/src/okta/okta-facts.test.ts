import { describe, expect, it } from "vitest";
import { oktaBucketOf } from "./okta-buckets.ts";
import { oktaErrorCodes } from "./okta-error-codes.ts";
import { oktaPathTemplate } from "./okta-path-template.ts";
import { readOktaError } from "./read-okta-error.ts";
import { readOktaLimits } from "./read-okta-limits.ts";

const refusal = (code: string, status: number, causes: unknown = [], summary = "") =>
  readOktaError(
    { errorCode: code, errorSummary: summary, errorLink: code, errorId: "oae1", errorCauses: causes },
    { status, headers: new Headers() },
  );

describe("Okta's errors", () => {
  it.each([
    ["E0000006", 403, "permission"],
    ["E0000015", 401, "permission"],
    ["E0000011", 401, "authentication"],
    ["E0000016", 403, "refused"],
    ["E0000023", 403, "refused"],
    ["E0000032", 403, "refused"],
    ["E0000038", 403, "refused"],
    ["E0000117", 403, "refused"],
    ["E0000099", 403, "refused"],
    ["E0000231", 412, "precondition"],
    ["E0000047", 429, "rate-limit"],
  ])("%s with %i is: %s", (code, status, kind) => {
    expect(refusal(code, status)?.kind).toBe(kind);
  });

  it("recognises causes by attribute, and keeps nothing else of them", () => {
    const causes = [
      { errorSummary: "login: An object with this field already exists in the current organization" },
      { errorSummary: "Property name 'shoeSize' is not defined in profile" },
      { errorSummary: "ada@example.com is odd" },
    ];
    const read = refusal("E0000001", 400, causes, "Api validation failed: ada@example.com");
    expect(read?.reasons).toEqual(["duplicate:login", "unknown-attribute:shoeSize"]);
    expect(JSON.stringify(read)).not.toContain("ada@");
  });

  it("tells the illegal states apart that share the general code", () => {
    expect(refusal("E0000001", 400, [{ errorSummary: "Cannot suspend a user that is not active" }])?.reasons).toEqual([
      "not-active",
    ]);
    expect(
      refusal("E0000001", 400, [{ errorSummary: "Cannot unsuspend a user that is not suspended" }])?.reasons,
    ).toEqual(["not-suspended"]);
    expect(refusal("E0000032", 403, [{ errorSummary: "The user is not locked out." }])?.reasons).toEqual([
      "not-locked-out",
    ]);
  });

  it("takes causes that are an object, and bodies that are none of Okta's", () => {
    expect(refusal("E0000001", 400, { errorSummary: "email: is bad" })?.reasons).toEqual(["invalid:email"]);
    for (const body of [undefined, null, "text", [], { error: "invalid_client" }, { errorCode: "ada@example.com" }])
      expect(readOktaError(body, { status: 400, headers: new Headers() })).toBeUndefined();
  });

  it("has a meaning for each code", () => {
    for (const [code, known] of Object.entries(oktaErrorCodes))
      expect(`${code} ${known.meaning}`).toMatch(/^E\d{7} [a-z].{10,}$/i);
  });
});

describe("rule 11: Okta's buckets and limits", () => {
  it.each([
    ["GET", "/api/v1/users", "/api/v1/users"],
    ["POST", "/api/v1/users", "/api/v1/users"],
    ["GET", "/api/v1/users/00u1", "GET /api/v1/users/{id}"],
    ["POST", "/api/v1/users/00u1", "write /api/v1/users/{id}"],
    ["DELETE", "/api/v1/users/00u1", "write /api/v1/users/{id}"],
    ["POST", "/api/v1/users/00u1/lifecycle/suspend", "/api/v1"],
    ["GET", "/api/v1/groups/00g1", "/api/v1/groups/{id}"],
    ["PUT", "/api/v1/groups/00g1/users/00u1", "/api/v1/groups"],
    ["GET", "/api/v1/apps/0oa1", "/api/v1/apps/{id}"],
    ["POST", "/api/v1/apps/0oa1/users", "/api/v1/apps"],
    ["GET", "/api/v1/logs", "/api/v1/logs"],
    ["GET", "/api/v1/meta/schemas/user/default", "/api/v1"],
    ["GET", "/.well-known/okta-organization", "other"],
  ])("%s %s counts against %s", (method, path, bucket) => {
    expect(oktaBucketOf(method, path)).toBe(bucket);
  });

  it("tells a concurrency 429 by its limit of 0", () => {
    const headers = (limit: string) =>
      new Headers({
        "x-rate-limit-limit": limit,
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": "1700000060",
        date: new Date(1_700_000_000_000).toUTCString(),
      });
    expect(readOktaLimits({ status: 429, headers: headers("0") }, 0)).toEqual({ isConcurrency: true });
    expect(readOktaLimits({ status: 429, headers: headers("600") }, 0)).toMatchObject({
      limit: 600,
      remaining: 0,
      resetInMs: 61_000,
    });
  });
});

describe("paths in errors", () => {
  it.each([
    ["/api/v1/users/ada@example.com/lifecycle/suspend", "/api/v1/users/{id}/lifecycle/suspend"],
    ["/api/v1/users/ada%40example.com", "/api/v1/users/{id}"],
    ["/api/v1/groups/00g1/users/00u1", "/api/v1/groups/{id}/users/{id}"],
    ["/api/v1/users/{userId}", "/api/v1/users/{userId}"],
  ])("%s is shown as %s", (path, shown) => {
    expect(oktaPathTemplate(path)).toBe(shown);
  });
});
