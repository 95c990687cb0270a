import { RosterkitError } from "@rosterkit/core";
import { describe, expect, it, vi } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { errorBody, parseFilter, ScimError } from "../index.ts";

const refuse = () => caught(() => parseFilter("userName"));

describe("RFC 7644 §3.12: errors", () => {
  it("have a body with the status as text, the word SCIM has, and what to do", () => {
    expect(errorBody(refuse())).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "400",
      scimType: "invalidFilter",
      detail: expect.stringMatching(/^The filter is wrong at character 9: an operator expected.*Correct the filter/),
    });
    expect(errorBody(new ScimError({ status: 404, detail: "There is no such User" }))).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "404",
      detail: "There is no such User",
    });
  });

  it("tell nothing of failures of our own", () => {
    for (const failure of [new Error("password is hunter2"), "hunter2", undefined]) {
      expect(errorBody(failure)).toMatchObject({ status: "500", detail: expect.not.stringContaining("hunter2") });
    }
  });

  it("belong to the family, also across two copies of the package", async () => {
    const error = refuse();
    expect([RosterkitError.isInstance(error), ScimError.isInstance(error)]).toEqual([true, true]);
    expect(error).toMatchObject({ name: "ScimError", code: "scim", isRetryable: false });
    vi.resetModules();
    const copy: typeof import("../index.ts") = await import("../index.ts");
    expect(copy.ScimError).not.toBe(ScimError);
    expect(copy.ScimError.isInstance(error)).toBe(true);
    expect(copy.errorBody(error).status).toBe("400");
    for (const other of [new Error("x"), { code: "scim" }, null]) expect(ScimError.isInstance(other)).toBe(false);
  });
});
