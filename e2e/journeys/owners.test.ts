import { describe, expect, test } from "vitest";
import { openJourney } from "./open-journey.ts";

describe("rule 7: one owner of each attribute and of states, over HTTP", () => {
  test("a second sync to the same organisation is refused and writes nothing, until the first one is retired", async () => {
    const { target, sync, syncWith, run } = await openJourney();
    const second = syncWith({ id: "second" });
    await expect(second.check()).resolves.toMatchObject({ ok: true });
    await run();
    const written = () => target.requests.filter(({ wrote }) => wrote).length;
    const before = written();
    for (const refused of [second.check(), second.plan()])
      await expect(refused).rejects.toMatchObject({
        code: "ownership",
        overlaps: [{ sync: "journey", lifecycle: true }],
      });
    expect(written()).toBe(before);
    await sync.retire();
    await expect(second.plan()).resolves.toMatchObject({ sync: "second" });
    await expect(sync.check()).rejects.toMatchObject({
      code: "ownership",
      remedy: expect.stringContaining('"second"'),
    });
  });
});
