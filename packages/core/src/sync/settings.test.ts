import { describe, expect, it } from "vitest";
import { createWorld, person, type TestSettings } from "../plan/world.fixture.ts";

describe("settings that name what is not there", () => {
  const wrong: readonly [settings: TestSettings, paths: readonly string[]][] = [
    [{ match: [{ from: "workEmial", to: "loginn" }] }, ["match.0.from", "match.0.to"]],
    [{ externalId: "nothing" }, ["externalId"]],
    [{ externalId: "title" }, ["externalId"]],
    [{ attributes: { titel: {} } }, ["attributes.titel"]],
  ];
  it.each(wrong)("are refused before anything is read: %o", async (settings, paths) => {
    const world = createWorld({ people: [person("1")], settings });
    const error: unknown = await world.plan().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "configuration", problems: paths.map((path) => ({ path })) });
    expect([world.source.reads, world.directory.reads]).toEqual([0, 0]);
  });

  it("are refused when the sync is made, where that is enough to tell", () => {
    const settings = { scope: { predicate: "badge" } };
    expect(() => createWorld({ settings })).toThrow(
      expect.objectContaining({
        code: "configuration",
        problems: [expect.objectContaining({ path: "scope.predicate" })],
      }),
    );
    expect(() => createWorld({ settings, predicates: { badge: () => true } })).not.toThrow();
  });

  it("are told of by a check too", async () => {
    const world = createWorld({ people: [person("1")], settings: { externalId: "nothing" } });
    await expect(world.sync.check()).rejects.toMatchObject({ code: "configuration" });
  });

  it("are refused all at once when the sync is made", () => {
    expect(() => createWorld({ settings: { lifecycle: { zone: "Mars" } } })).toThrow(/zone/);
  });
});
