import { expect, it, vi } from "vitest";
import { createWorld, person } from "../../../core/src/plan/world.fixture.ts";
import { openScene, withOurClock } from "../__fixtures__/open-scene.ts";

withOurClock();

it("a notice about what a run left counts as told only once whoever hears it has kept it", async () => {
  const world = createWorld({ people: [person("1")], accounts: [] });
  const told = () => world.store.kept("turns of sync", "standing");
  const heard: string[] = [];
  let keep: () => void = () => undefined;
  const scene = await openScene(world, {
    onNotice: ({ about }) => {
      heard.push(about);
      return new Promise<void>((resolve) => {
        keep = resolve;
      });
    },
  });
  await scene.runner.start();
  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 30_000 });
  expect(heard).toEqual(["confirmation needed"]);
  expect((await told()) ?? {}).not.toHaveProperty("told");
  keep();
  await scene.settle();
  expect(await told()).toHaveProperty(["told", "confirmation needed"]);
});
