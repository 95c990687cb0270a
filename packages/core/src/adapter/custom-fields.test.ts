import { expect, it } from "vitest";
import { namedCustomFields } from "./custom-fields.ts";

it("names fields as mappings do, with the id behind names that are shared", () => {
  const fields = [
    { id: "a", name: "Size" },
    { id: "b", name: "Size" },
    { id: "c", name: "Desk" },
  ];
  expect([...namedCustomFields(fields)].map(([name, { id }]) => [name, id])).toEqual([
    ["custom.Size (a)", "a"],
    ["custom.Size (b)", "b"],
    ["custom.Desk", "c"],
  ]);
});
