import { expect, it } from "vitest";
import { idMade } from "./id-made.ts";

const vendor = { id: "acme", name: "Acme" };

it("is the id of the answer to a create, as text", () => {
  expect(idMade({ id: 7 }, vendor)).toBe("7");
  expect(idMade({ id: "00u1" }, vendor)).toBe("00u1");
});

it.each([undefined, null, {}, { id: null }, { id: "" }])(
  "is not made up: %j may mean that something was made",
  (made) => {
    expect(() => idMade(made, vendor)).toThrow(
      expect.objectContaining({ code: "unexpected-response", adapter: "acme", maybeWritten: true }),
    );
  },
);
