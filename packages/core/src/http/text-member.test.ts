import { expect, it } from "vitest";
import { textMember } from "./text-member.ts";

it.each([
  [{ key: "word" }, "word"],
  [{ key: 7 }, undefined],
  [{ other: "word" }, undefined],
  [null, undefined],
  ["key", undefined],
  [undefined, undefined],
])("the text under key in %j", (body, text) => {
  expect(textMember(body, "key")).toBe(text);
});

it("finds nothing that the body does not have itself", () => {
  expect(textMember(Object.create({ key: "inherited" }), "key")).toBeUndefined();
});
