import { describe, expect, it } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { ada } from "../__fixtures__/sample-user.ts";
import { assertVersion, isNotModified, namesVersion, weakEntityTag } from "../index.ts";

describe("RFC 7644 §3.14: versions", () => {
  it("are weak tags of what a resource says, whatever the order of names, meta aside", () => {
    const tag = weakEntityTag(ada);
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const { meta: _, ...rest } = ada;
    expect(weakEntityTag(Object.fromEntries(Object.entries({ ...rest, meta: { version: "x" } }).toReversed()))).toBe(
      tag,
    );
    expect(weakEntityTag({ ...ada, title: "Countess" })).not.toBe(tag);
    expect(weakEntityTag({ ...ada, emails: ada.emails.toReversed() })).not.toBe(tag);
  });

  it.each([
    ['W/"abc"', true],
    ['"abc"', true],
    ["abc", true],
    ["*", true],
    ['W/"other", W/"abc"', true],
    ['"x","abc" , "y"', true],
    ['W/"ab"', false],
    ['W/"abcd"', false],
    ['"other", "ab,c"', false],
    ["", false],
  ])("%s names abc: %s", (header, expected) => {
    expect(namesVersion(header, 'W/"abc"')).toBe(expected);
  });

  it("refuses a change of another version with 412", () => {
    expect(caught(() => assertVersion('W/"old"', 'W/"new"'))).toMatchObject({ status: 412, scimType: undefined });
    for (const header of [null, undefined, "*", 'W/"new"'])
      expect(() => assertVersion(header, 'W/"new"')).not.toThrow();
  });

  it("answers 304 when the reader has the current one", () => {
    expect(isNotModified('W/"new"', 'W/"new"')).toBe(true);
    expect(isNotModified('W/"old"', 'W/"new"')).toBe(false);
    expect(isNotModified(null, 'W/"new"')).toBe(false);
  });
});
