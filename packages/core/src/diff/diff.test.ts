import { describe, expect, it } from "vitest";
import { comparable, isSame } from "./comparable.ts";
import { type AttributeState, diffAttribute } from "./diff-attribute.ts";
import { digest } from "./digest.ts";
import { fingerprintAt, fingerprintOf, restoreFingerprints, withFingerprints } from "./fingerprints.ts";
import { stableJson } from "./stable-json.ts";

describe("rule 7: what counts as the same", () => {
  const pairs: readonly [
    a: unknown,
    b: unknown,
    compare: "caseless" | "identifier" | "unordered" | undefined,
    same: boolean,
  ][] = [
    ["a", "A", undefined, false],
    ["a", "A", "caseless", true],
    ["\u00e9", "e\u0301", "caseless", true],
    ["\u00e9", "e", "caseless", false],
    ["\u00e9", "E", "identifier", true],
    ["\u039f\u03a3", "\u03bf\u03c2", "caseless", true],
    [undefined, null, undefined, true],
    [null, "", undefined, false],
    ["", undefined, undefined, false],
    [["a", "b"], ["b", "a"], "unordered", true],
    [["a", "b"], ["b", "a"], undefined, false],
    [["a"], ["a", "a"], "unordered", false],
  ];
  it.each(pairs)("%o and %o, compared %s: %s", (a, b, compare, same) => {
    expect(isSame(a, b, compare)).toBe(same);
    expect(fingerprintOf(a, compare) === fingerprintOf(b, compare)).toBe(same);
  });

  it("tells nothing from every value", () => {
    expect(comparable(null)).toBeUndefined();
    expect(fingerprintOf(null)).toBe(fingerprintOf(undefined));
    for (const value of ["", "null", 0, false, []]) expect(fingerprintOf(value)).not.toBe(fingerprintOf(null));
  });
});

describe("rule 7: three ways", () => {
  const state = (more: Partial<AttributeState>): AttributeState => ({
    wanted: "new",
    found: "old",
    last: fingerprintOf("old"),
    facts: {},
    drift: "restore",
    ...more,
  });
  const table: readonly [what: string, Partial<AttributeState>, object][] = [
    ["absent is not managed", { wanted: undefined }, { kind: "keep" }],
    ["agreed already", { found: "new" }, { kind: "keep" }],
    ["changed at the source", {}, { kind: "set", drifted: false }],
    ["changed at the target", { last: fingerprintOf("new") }, { kind: "set", drifted: true }],
    ["changed at the target, reported", { last: fingerprintOf("new"), drift: "report" }, { kind: "drift" }],
    [
      "changed at both: the source wins",
      { last: fingerprintOf("before"), drift: "report" },
      { kind: "set", drifted: false },
    ],
    ["never written", { last: undefined }, { kind: "set", drifted: false }],
    ["empty is a value", { wanted: "" }, { kind: "set", drifted: false }],
    ["null, ours", { wanted: null }, { kind: "clear" }],
    ["null, not ours", { wanted: null, last: undefined }, { kind: "kept", why: "not ours" }],
    ["null, changed since", { wanted: null, found: "hers" }, { kind: "kept", why: "not ours" }],
    ["null, required", { wanted: null, facts: { required: true } }, { kind: "kept", why: "required" }],
    ["null, keep", { wanted: null, onNull: "keep" }, { kind: "kept", why: "by rule" }],
    ["null, clear", { wanted: null, last: undefined, onNull: "clear" }, { kind: "clear" }],
    [
      "null, clear, required",
      { wanted: null, onNull: "clear", facts: { required: true } },
      { kind: "kept", why: "required" },
    ],
    ["null, nothing there", { wanted: null, found: null }, { kind: "keep" }],
    ["null, empty there", { wanted: null, found: "" }, { kind: "keep" }],
    [
      "never read back, written",
      { found: undefined, last: fingerprintOf("new"), facts: { writeOnly: true } },
      { kind: "keep" },
    ],
    ["never read back, new", { found: undefined, facts: { writeOnly: true } }, { kind: "set", drifted: false }],
  ];
  it.each(table)("%s", (_what, more, expected) => {
    expect(diffAttribute(state(more))).toEqual(expected);
  });
});

describe("fingerprints", () => {
  it("are replaced one by one, and found by name", () => {
    const first = withFingerprints(undefined, { a: "1", b: "2" });
    const second = withFingerprints(first, { b: "3", c: null });
    expect(fingerprintAt(second, "a")).toBe(fingerprintOf("1"));
    expect(fingerprintAt(second, "b")).toBe(fingerprintOf("3"));
    expect(fingerprintAt(second, "c")).toBe(fingerprintOf(null));
    expect(fingerprintAt(second, "d")).toBeUndefined();
    expect(fingerprintAt(undefined, "a")).toBeUndefined();
    expect(second).toHaveLength(39);
  });
});

describe("rule 12: fingerprints of before", () => {
  it("come back for the attributes named, and are none where there were none", () => {
    const before = withFingerprints(undefined, { a: "1", c: "3" });
    const after = withFingerprints(before, { a: "9", b: "9", c: "9" });
    const restored = restoreFingerprints(after, before, ["a", "b"]);
    expect(["a", "b", "c"].map((name) => fingerprintAt(restored, name))).toEqual([
      fingerprintOf("1"),
      undefined,
      fingerprintOf("9"),
    ]);
    expect(restoreFingerprints(undefined, before, ["a"])).toBe(withFingerprints(undefined, { a: "1" }));
    expect(restoreFingerprints(after, undefined, ["a", "b", "c"])).toBe("");
  });
});

describe("digests", () => {
  it("do not depend on the order of members, and leave out what is undefined", () => {
    expect(stableJson({ b: 1, a: { d: [2, { f: 1, e: 2 }], c: undefined } })).toBe(
      '{"a":{"d":[2,{"e":2,"f":1}]},"b":1}',
    );
    expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
    expect(digest(undefined)).toBe(digest(null));
    expect(digest(["a", "b"])).not.toBe(digest(["b", "a"]));
  });
});
