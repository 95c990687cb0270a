import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFilter, anyText } from "../__fixtures__/arbitraries.ts";
import { caught } from "../__fixtures__/caught.ts";
import { type Filter, parseFilter, stringifyFilter } from "../index.ts";

const eq = (path: string, value: string | boolean = "a"): Filter => ({ operator: "eq", path, value });

describe("RFC 7644 §3.4.2.2: the grammar of filters", () => {
  it.each([
    ['userName eq "bjensen"', { operator: "eq", path: "userName", value: "bjensen" }],
    ["title pr", { operator: "pr", path: "title" }],
    ["age gt -1.5e2", { operator: "gt", path: "age", value: -150 }],
    ["active EQ True", { operator: "eq", path: "active", value: true }],
    ["nickName ne null", { operator: "ne", path: "nickName", value: null }],
    ['name eq "a \\"b\\" \\u00e9 \\\\"', { operator: "eq", path: "name", value: 'a "b" é \\' }],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
      { operator: "sw", path: "urn:ietf:params:scim:schemas:core:2.0:User:userName", value: "J" },
    ],
    ['members.$ref co "x"', { operator: "co", path: "members.$ref", value: "x" }],
  ])("parses %s", (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it("lets and bind before or, and groups before both", () => {
    expect(parseFilter('a eq "a" or b eq "a" and c eq "a"')).toEqual({
      operator: "or",
      filters: [eq("a"), { operator: "and", filters: [eq("b"), eq("c")] }],
    });
    expect(parseFilter('(a eq "a" or b eq "a") AND c eq "a"')).toEqual({
      operator: "and",
      filters: [{ operator: "or", filters: [eq("a"), eq("b")] }, eq("c")],
    });
  });

  it("takes not with a group, and an attribute that is called so", () => {
    expect(parseFilter('not (a eq "a")')).toEqual({ operator: "not", filter: eq("a") });
    expect(parseFilter('NOT(a eq "a") or not eq "a"')).toEqual({
      operator: "or",
      filters: [{ operator: "not", filter: eq("a") }, eq("not")],
    });
  });

  it("keeps all of a value filter together", () => {
    expect(parseFilter('emails[type eq "work" and (value co "@x" or not (primary pr))]')).toEqual({
      operator: "some",
      path: "emails",
      filter: {
        operator: "and",
        filters: [
          eq("type", "work"),
          {
            operator: "or",
            filters: [
              { operator: "co", path: "value", value: "@x" },
              { operator: "not", filter: { operator: "pr", path: "primary" } },
            ],
          },
        ],
      },
    });
  });

  it("takes a sub-attribute behind a value filter for one more condition on the same value", () => {
    expect(parseFilter('emails[type eq "work"].value ew "x"')).toEqual(
      parseFilter('emails[type eq "work" and value ew "x"]'),
    );
  });

  it.each([
    ["", 1, "the name of an attribute"],
    ["userName", 9, "an operator"],
    ["userName eq", 12, "a value"],
    ["userName eq bjensen", 13, "a value"],
    ['userName is "x"', 10, "an operator"],
    ['userName eq "x', 13, "does not end"],
    ['userName eq "x\\', 13, "does not end"],
    ['userName eq "\\q"', 13, "escape"],
    ['userName eq "a\nb"', 13, "does not end"],
    ['userName eq "x" userType eq "y"', 17, '"and", "or" or the end'],
    ['userName eq "x" and', 20, "the name of an attribute"],
    ["(title pr", 10, '")" expected'],
    ["title pr)", 9, '"and", "or" or the end'],
    ["emails[type pr", 15, '"]" expected'],
    ["emails[addresses[type pr]]", 17, "cannot hold another"],
    ["not title pr", 5, "an operator"],
    ["1a pr", 1, "the name of an attribute"],
    ["age eq 01", 8, "a value"],
    ["age eq 1e999", 8, "a value"],
  ])("refuses %j at character %i", (text, place, problem) => {
    const error = caught(() => parseFilter(text));
    expect(error).toMatchObject({ status: 400, scimType: "invalidFilter" });
    expect(error.detail).toContain(problem);
    // The text in quotes that does not end is told by where it was given up or began.
    if (!/does not end|escape/.test(problem)) expect(error.detail).toContain(`character ${place}:`);
  });

  it("tells nothing of what the filter compares with", () => {
    const error = caught(() => parseFilter('emails eq "ada@example.com" oops'));
    expect(error.message).not.toContain("ada");
  });
});

describe("RFC 7644 §3.4.2.2: filters are bounded", () => {
  it("refuses what is too long, whatever it is", () => {
    expect(caught(() => parseFilter(`a eq "${"x".repeat(16_384)}"`)).detail).toContain("longer than 16384");
    expect(parseFilter("a pr", { maximumLength: 4 })).toEqual({ operator: "pr", path: "a" });
    expect(caught(() => parseFilter("a  pr", { maximumLength: 4 })).scimType).toBe("invalidFilter");
  });

  it("refuses what is too deep, and counts depth, not groups", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a pr${")".repeat(depth)}`;
    expect(parseFilter(nested(32))).toEqual({ operator: "pr", path: "a" });
    expect(caught(() => parseFilter(nested(33))).detail).toContain("too deeply");
    expect(caught(() => parseFilter(`${"not (".repeat(3_000)}`)).detail).toContain("too deeply");
    expect(parseFilter(Array.from({ length: 1_000 }, () => "(a pr)").join(" or ")).operator).toBe("or");
  });
});

describe("RFC 7644 §3.4.2.2: laws of the parser", () => {
  it("makes an equal filter of a filter's text", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(parseFilter(stringifyFilter(filter))).toEqual(filter);
      }),
      { numRuns: 1_000 },
    );
  });

  it("parses or refuses any text, at once", () => {
    const pieces = fc.constantFrom(
      "a",
      "emails",
      "[",
      "]",
      "(",
      ")",
      " ",
      "and",
      "or",
      "not",
      "eq",
      "pr",
      '"',
      '"x"',
      "1",
      "\\",
      ".",
      ":",
    );
    const anything = fc.oneof(
      anyText,
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join(" ")),
      fc.array(pieces).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400, scimType: "invalidFilter" });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
