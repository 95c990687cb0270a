import { describe, expect, it } from "vitest";
import { makePassword } from "./make-password.ts";
import { passwordSettingsSchema } from "./password-settings.ts";

const platform = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** Gives these bytes in turn, again and again. */
const bytes = (...given: readonly number[]) => {
  let at = 0;
  return (count: number) => Uint8Array.from({ length: count }, () => given[at++ % given.length] ?? 0);
};

const settings = passwordSettingsSchema.parse({});

const hasEveryClass = (password: string, alphabet: readonly string[]) =>
  alphabet.every((characters) => [...password].some((one) => characters.includes(one)));

describe("a password", () => {
  it("has its length, a character of every class and no other, and is another one each time", () => {
    const made = Array.from({ length: 500 }, () => makePassword(settings, platform));
    expect(new Set(made).size).toBe(500);
    const all = settings.alphabet.join("");
    for (const password of made) {
      expect(password).toHaveLength(32);
      expect(hasEveryClass(password, settings.alphabet)).toBe(true);
      expect([...password].every((one) => all.includes(one))).toBe(true);
    }
  });

  it("is thrown away whole when a class is missing", () => {
    const alphabet = ["ABCDEFGHIJ", "0123456789"];
    const letters = Array.from({ length: 16 }, () => 0);
    const random = bytes(...letters, ...letters.with(3, 10));
    expect(makePassword({ ...settings, length: 16, alphabet }, random)).toBe(`AAA0${"A".repeat(12)}`);
  });

  it("uses no byte that would make the first characters likelier", () => {
    // 20 characters fit 12 times into 256: the last 16 bytes would give the first 16 characters a thirteenth chance.
    const alphabet = ["ABCDEFGHIJ0123456789"];
    const random = bytes(240, 255, 239, 0);
    expect(makePassword({ ...settings, length: 16, alphabet }, random)).toBe("9A".repeat(8));
  });

  it("draws every character alike", () => {
    const alphabet = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%*+-.:=?@_~"];
    const counts = new Map<string, number>();
    for (let i = 0; i < 500; i++)
      for (const one of makePassword({ ...settings, length: 98, alphabet }, platform))
        counts.set(one, (counts.get(one) ?? 0) + 1);
    const expected = (500 * 98) / 49;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 48 degrees of freedom: a fair draw is above 110 once in a million times; the bias of a plain remainder gives some 170.
    expect(counts.size).toBe(49);
    expect(chiSquare).toBeLessThan(110);
  });
});

describe("settings of passwords", () => {
  const refused: readonly [what: string, settings: object, path: string][] = [
    ["too short", { length: 15 }, "length"],
    ["too long", { length: 129 }, "length"],
    ["of too few characters", { alphabet: ["abcdefghij", "012345678"] }, "alphabet"],
    [
      "with a character twice, which would come more often",
      { alphabet: ["abcdefghijklmnopqrstuvwxyz", "aBC"] },
      "alphabet",
    ],
    ["with a class of one character", { alphabet: ["abcdefghijklmnopqrstuvwxyz", "1"] }, "alphabet.1"],
    ["with characters that not every system takes", { alphabet: ["abcdefghijklmnopqrstuvwxyz", "äöü"] }, "alphabet.1"],
    ["without any", { alphabet: [] }, "alphabet"],
  ];
  it.each(refused)("%s are refused", (_what, given, path) => {
    const { error } = passwordSettingsSchema.safeParse(given);
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it("are off and strong unless said otherwise", () => {
    expect(passwordSettingsSchema.parse({})).toMatchObject({ mode: "off", length: 32 });
    expect(settings.alphabet.join("").length ** 32).toBeGreaterThan(2 ** 128);
  });
});
