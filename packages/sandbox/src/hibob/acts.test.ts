import { describe, expect, it } from "vitest";
import { startHibob, today } from "./__fixtures__/start-hibob.ts";

const statusOn = (bench: ReturnType<typeof startHibob>, id: string, day: string): string => {
  bench.goTo(day);
  return bench.hibob.employee(id).lifecycleStatus;
};

describe("the lifecycle", () => {
  it.each([
    ["active", "employed"],
    ["new hire", "hired"],
    ["new hire without email", "hired"],
    ["on notice", "employed"],
    ["gardening leave", "garden leave"],
    ["leaver", "terminated"],
    ["rehired", "employed"],
  ] as const)("of somebody who is %s is %s", (stage, status) => {
    const { hibob, somebody } = startHibob();
    expect(hibob.employee(somebody(stage)).lifecycleStatus).toBe(status);
  });

  it("turns by the dates: garden leave after the last day, terminated after the termination date", () => {
    const bench = startHibob();
    const id = bench.somebody("active");
    bench.hibob.terminate(id, { terminationDate: "2026-04-30", lastDayOfWork: "2026-03-20" });
    expect(["2026-03-20", "2026-03-21", "2026-04-30", "2026-05-01"].map((day) => statusOn(bench, id, day))).toEqual([
      "employed",
      "garden leave",
      "garden leave",
      "terminated",
    ]);
  });

  it("turns at the site's midnight", () => {
    const bench = startHibob();
    const id = bench.somebody("active");
    bench.hibob.updateEmployee(id, { site: "Tokyo office", siteZone: "Asia/Tokyo" });
    bench.hibob.terminate(id, { terminationDate: "2026-03-10" });
    bench.goTo("2026-03-10", "14:59:59");
    expect(bench.hibob.employee(id).lifecycleStatus).toBe("employed");
    bench.goTo("2026-03-10", "15:00:00");
    expect(bench.hibob.employee(id).lifecycleStatus).toBe("terminated");
  });

  it("knows leaves by name, and their end", () => {
    const bench = startHibob();
    const id = bench.somebody("active");
    bench.hibob.setLeave(id, { status: "parental leave", from: "2026-03-09", until: "2026-06-30" });
    expect(["2026-03-08", "2026-03-09", "2026-07-01"].map((day) => statusOn(bench, id, day))).toEqual([
      "employed",
      "parental leave",
      "employed",
    ]);
  });

  it.each(["cleared", "kept"] as const)(
    "begins again with a later start, on the same record (%s)",
    (endAfterRehire) => {
      const bench = startHibob({ switches: { endAfterRehire } });
      const id = bench.somebody("leaver");
      bench.hibob.rehire(id, "2026-03-16");
      expect(bench.hibob.employee(id).terminationDate === null).toBe(endAfterRehire === "cleared");
      expect(["2026-03-15", "2026-03-16"].map((day) => statusOn(bench, id, day))).toEqual(["hired", "employed"]);
    },
  );
});

describe("other acts", () => {
  it("enter and move a joiner with the first work row", async () => {
    const { hibob, search } = startHibob();
    const { id } = hibob.addEmployee({
      firstName: "Ada",
      surname: "Byron",
      startDate: "2026-04-01",
      title: "Engineer",
    });
    hibob.moveStart(id, "2026-05-01");
    expect(hibob.employee(id)).toMatchObject({ startDate: "2026-05-01", lifecycleStatus: "hired", email: null });
    const filters = [{ fieldPath: "root.id", operator: "equals", values: [id] }];
    const [found] = await search({ fields: ["work.title"], filters, humanReadable: "REPLACE", showInactive: true });
    expect(found.work.title).toBe("Engineer");
  });

  it("take a termination back", () => {
    const { hibob, somebody } = startHibob();
    const id = somebody("active");
    hibob.terminate(id, { terminationDate: "2026-02-27" });
    expect(hibob.cancelTermination(id)).toMatchObject({ lifecycleStatus: "employed", terminationDate: null });
  });

  it("keep work rows ahead for their day", async () => {
    const { hibob, search, goTo } = startHibob();
    const id = hibob.idOf("person-00002");
    hibob.addWork(id, { effectiveDate: "2026-03-20", title: "Chief of Tomorrow" });
    const titleNow = async () => {
      const filters = [{ fieldPath: "root.id", operator: "equals", values: [id] }];
      return (await search({ fields: ["work.title"], filters, humanReadable: "REPLACE" }))[0].work.title;
    };
    expect(await titleNow()).not.toBe("Chief of Tomorrow");
    goTo("2026-03-20");
    expect(await titleNow()).toBe("Chief of Tomorrow");
  });

  it("remove a file for good", () => {
    const { hibob, somebody } = startHibob();
    hibob.deleteEmployee(somebody("leaver"));
    expect(() => hibob.employee(somebody("leaver"))).toThrow(RangeError);
  });

  it.each([
    ["an unknown person", (bench: ReturnType<typeof startHibob>) => bench.hibob.setLeave("nobody", null)],
    ["an unknown item", (bench: ReturnType<typeof startHibob>) => bench.hibob.renameListItem("title", "Nobody", "x")],
    [
      "a last day after the end",
      (bench: ReturnType<typeof startHibob>) =>
        bench.hibob.terminate(bench.somebody("active"), { terminationDate: today, lastDayOfWork: "2026-03-03" }),
    ],
  ])("refuse %s", (_, act) => {
    expect(() => act(startHibob())).toThrow(RangeError);
  });
});
