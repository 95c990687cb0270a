import { describe, expect, it } from "vitest";
import { isSameSecret } from "./is-same-secret.ts";

describe("a secret", () => {
  it.each([
    ["shh", "shh", true],
    ["shh", "shH", false],
    ["shh", "sh", false],
    ["shh", "shhh", false],
    ["shh", "", false],
    ["", "shh", false],
    ["shh\0", "shh", false],
    ["söß", "söß", true],
  ])("%j and %j: %s", (expected, given, same) => {
    expect(isSameSecret(expected, given)).toBe(same);
  });
});
