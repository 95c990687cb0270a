import { employeeShape, extendShape, loadMapping } from "@rosterkit/core/mapping";
import { describe, expect, it } from "vitest";
import { openHibob, today } from "./__fixtures__/open-hibob.ts";
import { hibobMapping } from "./mapping.ts";
import { personAttributes } from "./person-attributes.ts";

/** What a sync asks for that changes nothing about the mapping. */
const usual = [
  ...new Set(hibobMapping.names.flatMap((name) => hibobMapping.sources(name).map(({ attribute }) => attribute))),
];

describe("reading everybody", () => {
  it("rule 6: asks once for the whole company, and proves it", async () => {
    const { readAll, standIn, asked } = openHibob();
    const { extent, rows } = await readAll({ attributes: usual });
    expect(extent).toMatchObject({ complete: true, size: 60 });
    expect([...rows.keys()]).toEqual(standIn.employees.map(({ id }) => id));
    expect(asked()).toEqual(["/people/search", "/company/people/fields"]);
  });

  it("has joiners, people on leave, on garden leave, and those who left", async () => {
    const { readAll, inStage } = openHibob({ switches: { hiredWithoutShowInactive: false } });
    const { employee } = await readAll();
    expect(employee(inStage("new hire")).employmentStatus).toBe("preHire");
    expect(employee(inStage("on leave")).employmentStatus).toBe("onLeave");
    expect(employee(inStage("gardening leave"))).toMatchObject({ employmentStatus: "left" });
    expect(employee(inStage("leaver")).employmentStatus).toBe("left");
  });

  it.each([
    { lifecycleSpelling: "gardenLeave" },
    { lifecycleSpelling: "Garden leave" },
    { statusSpelling: "active" },
    { titlesAndDepartments: "texts" },
    { humanReadableDates: "ISO" },
    { emptyFields: "absent" },
    { employmentFields: "employment" },
  ] as const)("reads the same people whatever the vendor does (%o)", async (switches) => {
    const plain = openHibob();
    const other = openHibob({ switches });
    const { employee, rows } = await plain.readAll();
    const read = await other.readAll();
    expect(read.extent.complete).toBe(true);
    const stated = (found: object) => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));
    for (const id of rows.keys()) expect(stated(read.employee(id))).toEqual(stated(employee(id)));
  });

  it("gives list items by name, and another name as soon as there is one", async () => {
    const { readAll, standIn, people } = openHibob();
    const head = people.find(({ jobs }) => jobs.at(-1)?.title === "VP Sales");
    const id = standIn.idOf(head?.id ?? "");
    expect((await readAll()).employee(id).title).toBe("VP Sales");
    standIn.renameListItem("title", "VP Sales", "Chief Sales Officer");
    expect((await readAll()).employee(id).title).toBe("Chief Sales Officer");
  });

  it("takes the work row in force, and a joiner's first one before it begins", async () => {
    const { readAll, standIn, inStage } = openHibob();
    const id = standIn.idOf("person-00002");
    standIn.addWork(id, { effectiveDate: "2026-03-20", title: "Chief of Tomorrow" });
    const { employee } = await readAll();
    expect(employee(id).title).not.toBe("Chief of Tomorrow");
    expect(employee(inStage("new hire")).title).toBeTypeOf("string");
  });

  it("rule 13: asks for no picture, counter, birth date or anything that no rule reads", async () => {
    const { readAll, sent } = openHibob();
    const { rows } = await readAll({ attributes: usual });
    expect(sent()).not.toMatch(/avatar|cover|tenure|period|birth|private|address|payroll/i);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/images\.example|1990-01-01/);
  });

  it("finds nothing new while nobody changed anything, although pictures and counters did", async () => {
    const { readAll } = openHibob();
    const first = await readAll();
    expect((await readAll()).extent.digest).toBe(first.extent.digest);
  });
});

describe("the company's own fields", () => {
  it("are found and read by name, list items as people read them", async () => {
    const { connection, readAll, standIn } = openHibob();
    const id = standIn.idOf("person-00003");
    standIn.setCustomValue(id, "work.custom.field_1664441534861", "CC-7");
    standIn.setCustomValue(id, "work.custom.field_1726685664449", "M");
    const found = (await connection.people.discover?.()) ?? {};
    expect(Object.keys(found)).toEqual(["custom.Cost centre", "custom.Desk", "custom.T-shirt size"]);
    const { rows } = await readAll({ attributes: ["id", "custom.Cost centre", "custom.T-shirt size"] });
    const row = rows.get(id);
    expect(Object.values(found).map(({ read }) => row && read(row))).toEqual(["CC-7", undefined, "M"]);
    const shape = extendShape(personAttributes, found);
    const mapping = loadMapping(shape, employeeShape, { costCenter: "custom.Cost centre" });
    expect(row && mapping.run(row)).toEqual({ costCenter: "CC-7" });
  });

  it("are not requested when none is asked for", async () => {
    const { readAll, sent } = openHibob();
    await readAll({ attributes: ["id", "email"] });
    expect(sent()).not.toContain("custom");
  });
});

describe("rule 6: the witness", () => {
  it.each([
    ["lifecycle", ["root", "work"], /nobody has .*lifecycleStatus/],
    ["work", ["root", "lifecycle"], /nobody has .*startDate/],
    [
      "personalContact",
      ["root", "work", "lifecycle"],
      /may not view Personal contact details \(home.privateEmail\) of anybody/,
    ],
  ] as const)("names what is not permitted any more (%s)", async (_, categories, gap) => {
    const { readAll, standIn } = openHibob();
    standIn.setAccess({ categories });
    const { extent, gaps } = await readAll({ attributes: [...usual, "privateEmail"] });
    expect(extent).toMatchObject({ complete: false, narrowed: true });
    expect(gaps.join("\n")).toMatch(gap);
  });

  it.each(["null", "absent"] as const)("believes a field that nobody happens to have (%s)", async (emptyFields) => {
    const { readAll, standIn } = openHibob({ switches: { emptyFields } });
    for (const { id } of standIn.employees) standIn.updateEmployee(id, { secondName: null, workMobile: null });
    expect((await readAll({ attributes: usual })).extent.complete).toBe(true);
  });

  it("believes no empty answer", async () => {
    const { readAll, standIn } = openHibob();
    standIn.planFault({ kind: "empty page" });
    expect((await readAll({ attributes: usual })).gaps).toContain("nobody was shown");
  });

  it("takes an answer that has no people in it for none", async () => {
    const answer = (path: string) => (path === "/people/search" ? Response.json({ people: [] }) : undefined);
    const { gaps } = await openHibob({ answer }).readAll({ attributes: usual });
    expect(gaps.join()).toContain("unexpected-response");
  });
});

describe("rule 6: linked people whom the answer did not show", () => {
  it("are gone when somebody else can be read by id", async () => {
    const { readAll, standIn, inStage } = openHibob();
    const gone = inStage("leaver");
    standIn.deleteEmployee(gone);
    const { extent, rows } = await readAll({ attributes: usual, linkedIds: [gone] });
    expect(extent.complete).toBe(true);
    expect(rows.has(gone)).toBe(false);
  });
});

describe("reading one person", () => {
  it.each(["active", "new hire", "leaver", "rehired", "gardening leave"] as const)(
    "gives what the search gives (%s)",
    async (stage) => {
      const { connection, readAll, inStage } = openHibob();
      const found = await connection.people.get?.(inStage(stage), { day: today, attributes: [] });
      expect(found?.row).toEqual((await readAll()).rows.get(inStage(stage)));
    },
  );

  it("gives nothing on 404 and does not call that proven", async () => {
    const { people } = openHibob().connection;
    expect(await people.get?.("nobody")).toBeUndefined();
    expect(people.absence).toBe("ambiguous");
  });
});

describe("somebody who comes back", () => {
  it.each(["cleared", "kept"] as const)(
    "keeps the record, whatever becomes of the old end (%s)",
    async (endAfterRehire) => {
      const { readAll, standIn, inStage } = openHibob({ switches: { endAfterRehire } });
      const id = inStage("leaver");
      standIn.rehire(id, "2026-03-16");
      expect((await readAll()).employee(id)).toMatchObject({
        employmentStatus: "preHire",
        startDate: "2026-03-16",
        endDate: null,
        lastWorkingDay: null,
      });
    },
  );
});
