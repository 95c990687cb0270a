import { expect, test } from "vitest";
import { bothHops, ownMapping, typed } from "./custom-mapping.ts";

test("rules are added, replaced and dropped", () => {
  expect(ownMapping.names).toContain("profile.costCenter");
  expect(ownMapping.names).not.toContain("profile.streetAddress");
  expect(bothHops.references).toEqual([{ attribute: "profile.managerId", kind: "person" }]);
});

test("an employee without a display name is shown by their names", () => {
  expect(
    typed.run({ workEmail: "ada@acme.example", givenName: "Ada", familyName: "Lovelace", displayName: null }),
  ).toEqual({
    "profile.login": "ada@acme.example",
    "profile.displayName": "Ada Lovelace",
  });
});
