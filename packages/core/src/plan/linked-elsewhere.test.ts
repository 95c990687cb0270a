import { describe, expect, it } from "vitest";
import type { Change } from "./change.ts";
import { holdElsewhere } from "./linked-elsewhere.ts";

const link = (resource: Change["resource"]): Change => ({
  id: `${resource}/link/1`,
  resource,
  operation: "link",
  subject: "1",
  who: "1",
  account: "same",
  lane: "back-fill",
  because: "test",
});

const other = new Map([["same", { sync: "other", overlaps: true }]]);
const none = new Map();

describe("rule 7: one owner", () => {
  it("holds a link to what another sync has been linked to since, people and groups of the same id apart", () => {
    expect(holdElsewhere(link("groups"), { people: none, groups: other }).held?.code).toBe("protected");
    expect(holdElsewhere(link("groups"), { people: other, groups: none }).held).toBeUndefined();
    expect(holdElsewhere(link("people"), { people: other, groups: none }).held?.code).toBe("protected");
    expect(holdElsewhere(link("people"), { people: none, groups: other }).held).toBeUndefined();
  });
});
