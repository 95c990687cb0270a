import { describe, expect, it } from "vitest";
import { settingsOf, type TestSettings } from "../plan/world.fixture.ts";
import { concerning } from "./concerning.ts";
import { syncSettingsSchema } from "./sync-settings.ts";

const hints = [{ resource: "groups" }, { resource: "groups", id: "g" }, { resource: "people", id: "1" }] as const;

const concernedIn = (settings: TestSettings) =>
  concerning({ settings: syncSettingsSchema.parse(settingsOf(settings)) }, hints).map(({ resource }) => resource);

describe("rule 5: hints about groups", () => {
  it.each<TestSettings>([
    { groups: { prefix: "INS_" } },
    { groups: { names: ["Staff"] } },
    { groups: { derivedFrom: "department", pattern: "*" } },
    { scope: { groups: ["Staff"] } },
    { scope: { anyOf: [{ sites: ["Leeds"] }, { groups: ["Staff"] }] } },
  ])("concern a sync with %j", (settings) => {
    expect(concernedIn(settings)).toEqual(["groups", "groups", "people"]);
  });

  it.each<TestSettings>([{}, { groups: { derivedFrom: "department" } }, { scope: { app: "Portal" } }])(
    "do not concern a sync with %j, and those about people do",
    (settings) => {
      expect(concernedIn(settings)).toEqual(["people"]);
    },
  );
});
