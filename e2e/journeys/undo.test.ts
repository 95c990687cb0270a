import { describe, expect, test } from "vitest";
import { openJourney } from "./open-journey.ts";

/** A mapping that somebody got wrong: everybody's title becomes the name of their department. */
const wrong = { mapping: { fromEmployee: { "profile.title": "department" } } };

/** Everybody has an account in step with HR; then a wrong mapping rewrites every title. */
async function openWrongTitles() {
  const journey = await openJourney({ count: 60 });
  await journey.run();
  const users = () => journey.target.inspect().users;
  const titles = () => new Map(users().map(({ id, profile }) => [id, profile.title]));
  const before = titles();
  const sync = journey.syncWith(wrong);
  const plan = await sync.plan();
  const lift = { codes: ["guard"], by: "Ada", reason: "looks fine to me" } as const;
  const report = await sync.apply(plan, { lift });
  const changed = [...titles()].filter(([id, title]) => before.get(id) !== title).map(([id]) => id);
  return { ...journey, syncWrong: sync, report, before, titles, changed };
}

describe("rule 12: a wrong mapping's bulk change is taken back over HTTP", () => {
  test("all titles come back but those of people changed since, who are left and listed", async () => {
    const { target, sync, syncWrong, report, before, titles, changed } = await openWrongTitles();
    expect(changed.length).toBeGreaterThan(25);
    expect(report).toMatchObject({ applied: changed.length, failed: 0 });
    const [promoted = "", mended = ""] = changed;
    target.updateProfile(promoted, { title: "Head of Everything" });
    target.updateProfile(mended, { title: before.get(mended) ?? null });

    const plan = await syncWrong.revert(report.run);
    expect(plan).toMatchObject({ reverts: report.run, confirmation: "revert", counts: { update: changed.length - 2 } });
    expect(plan.issues.map(({ code, attribute }) => [code, attribute])).toEqual([
      ["changed since", "profile.title"],
      ["back already", "profile.title"],
    ]);
    const back = await syncWrong.apply(plan, { confirm: plan.digest });
    expect(back).toMatchObject({ applied: changed.length - 2, failed: 0, moved: 0 });
    expect(titles()).toEqual(new Map(before).set(promoted, "Head of Everything"));

    const next = await syncWrong.plan();
    const heldTitles = next.changes.filter(({ held }) => held?.code === "reverted");
    expect(heldTitles).toHaveLength(changed.length);

    // The mapping is mended: releasing the people leaves nothing to do but the one who was changed by hand.
    expect(await sync.release({ run: report.run })).toHaveLength(changed.length);
    const mendedPlan = await sync.plan();
    expect(mendedPlan.changes.map(({ account, operation }) => `${operation} ${account}`)).toEqual([
      `update ${promoted}`,
    ]);
  });

  test("taking the taking back back does it all again", async () => {
    const { syncWrong, report, titles } = await openWrongTitles();
    const wrongTitles = titles();
    const plan = await syncWrong.revert(report.run);
    const back = await syncWrong.apply(plan, { confirm: plan.digest });
    const again = await syncWrong.revert(back.run);
    expect(await syncWrong.apply(again, { confirm: again.digest })).toMatchObject({ failed: 0, moved: 0 });
    expect(titles()).toEqual(wrongTitles);
    expect((await syncWrong.plan()).changes).toEqual([]);
  });
});

describe("rule 12: the accounts that a run made are put out over HTTP", () => {
  test("staged ones are deactivated, as nothing else puts them out, and none is deleted", async () => {
    const { target, sync, run } = await openJourney();
    const { report } = await run();
    const made = target.inspect().users.filter(({ status }) => status === "STAGED" || status === "PROVISIONED");
    expect(made.length).toBeGreaterThan(20);
    const plan = await sync.revert(report.run);
    expect(plan.issues.filter(({ code }) => code === "cannot come back").length).toBeGreaterThanOrEqual(made.length);
    expect(await sync.apply(plan, { confirm: plan.digest })).toMatchObject({ failed: 0, moved: 0 });
    for (const { id } of made)
      expect(target.inspect().users.find((user) => user.id === id)?.status).toBe("DEPROVISIONED");
    const after = await sync.plan();
    expect(after.changes.filter(({ held }) => !held)).toEqual([]);
  });
});
