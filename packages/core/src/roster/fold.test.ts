import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";

describe("folding a value", () => {
  it("leaves exact values as they are", () => {
    expect(fold(undefined, "Zoë ")).toBe("Zoë ");
    expect(fold("unordered", "A")).toBe("A");
  });

  it("drops case alone, however the letters are composed", () => {
    expect(fold("caseless", "ZOË")).toBe("zoë");
    expect(fold("caseless", "ZOE\u0308")).toBe(fold("caseless", "zoë"));
    expect(fold("caseless", "ΟΔΟΣ")).toBe(fold("caseless", "οδος"));
    expect(fold("caseless", "zoë")).not.toBe(fold("caseless", "zoe"));
  });

  it("drops case and diacritics of identifiers", () => {
    expect(fold("identifier", "Zoë.Çelik@EXAMPLE.com")).toBe("zoe.celik@example.com");
    expect(fold("identifier", "İ")).toBe("i");
  });
});
