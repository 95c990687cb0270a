import { PlanFileError } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { planOf } from "../__fixtures__/plan-of.ts";

onBoth("plans", (fresh) => {
  it("come back as they were saved, line by line", async () => {
    const store = await fresh().open({ batchSize: 7 });
    const plan = await planOf(...Array.from({ length: 2500 }, (_, number) => `p${number}`));
    const { id } = await store.plans.save(plan);
    expect(await store.plans.get(id)).toEqual(plan);
    const sizes: number[] = [];
    for await (const lines of store.plans.lines(id)) sizes.push(lines.length);
    expect(Math.max(...sizes)).toBe(7);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(2502);
  });

  it("are listed by sync, latest first, and removed with their lines", async () => {
    const place = fresh();
    let nowMs = 0;
    const store = await place.open({ now: () => nowMs++ });
    const ids = [(await store.plans.save(await planOf("a"))).id, (await store.plans.save(await planOf("b"))).id];
    expect((await store.plans.list("sync")).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(await store.plans.list("another")).toEqual([]);
    for (const id of ids) await store.plans.remove(id);
    const { queries } = await place.look();
    expect(await queries.selectFrom("plan_lines").selectAll().execute()).toEqual([]);
  });

  it("are not believed when somebody changed them", async () => {
    const place = fresh();
    const store = await place.open();
    const { id } = await store.plans.save(await planOf("ann"));
    const { queries } = await place.look();
    const { content } = await queries
      .selectFrom("plan_lines")
      .select("content")
      .where("number", "=", 1)
      .executeTakeFirstOrThrow();
    await queries
      .updateTable("plan_lines")
      .set({ content: content.replace("New title", "Boss") })
      .where("number", "=", 1)
      .execute();
    await expect(store.plans.get(id)).rejects.toSatisfy(PlanFileError.isInstance);
  });
});
