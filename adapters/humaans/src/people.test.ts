import { employeeShape, extendShape, loadMapping } from "@rosterkit/core/mapping";
import { createPeople, type HumaansStandIn, type SandboxPerson } from "@rosterkit/sandbox";
import { describe, expect, it } from "vitest";
import { openHumaans, today } from "./__fixtures__/open-humaans.ts";
import { personAttributes } from "./person-attributes.ts";

const many = 600; // three pages of people
const people = createPeople({ seed: "humaans", count: many, today });
const inStage = (stage: SandboxPerson["stage"], among = people): SandboxPerson => {
  const found = among.find((person) => person.stage === stage);
  if (!found) throw new RangeError(`nobody is ${stage}`);
  return found;
};

describe("reading everybody", () => {
  it("rule 6: reads every page and proves it", async () => {
    const { readAll, standIn, asked } = openHumaans({ people });
    const { extent, rows } = await readAll();
    expect(extent).toMatchObject({ complete: true, size: many });
    expect([...rows.keys()]).toEqual(standIn.people.map(({ id }) => id));
    expect(asked().filter((path) => path === "/people")).toHaveLength(3);
  });

  it("has joiners and leavers, not the active alone", async () => {
    const { readAll, standIn } = openHumaans({ people });
    const { employee } = await readAll();
    expect(employee(standIn.idOf(inStage("new hire").id)).employmentStatus).toBe("preHire");
    expect(employee(standIn.idOf(inStage("leaver").id)).employmentStatus).toBe("left");
  });

  it.each(["null", "absent", "empty"] as const)(
    "leaves a joiner without a work email as they are (%s)",
    async (spelt) => {
      const { readAll, standIn } = openHumaans({ people, switches: { missingWorkEmail: spelt } });
      const { employee } = await readAll();
      const joiner = employee(standIn.idOf(inStage("new hire without email").id));
      expect(joiner.workEmail ?? null).toBeNull();
      expect(joiner.personalEmail).toContain("@");
    },
  );

  it("rule 13: asks for nothing but what makes a person, and drops what nobody maps", async () => {
    const { readAll, asked, standIn } = openHumaans();
    standIn.addJobRole({ personId: standIn.idOf("person-00002"), effectiveDate: today, note: "a private remark" });
    const { rows } = await readAll();
    const paths = ["/companies", "/locations", "/job-roles", "/custom-values", "/people", "/token-info", "/me"];
    expect([...new Set(asked())]).toEqual(paths);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/TAX-|calendarFeedToken|birthday|dietary|private remark/);
  });

  it("stops with the reading's signal", async () => {
    const { connection } = openHumaans();
    const signal = AbortSignal.abort(new Error("enough"));
    const reading = { day: today, attributes: [], signal };
    await expect(connection.people.read?.lists.people?.page(undefined, reading)).rejects.toThrow("enough");
  });
});

describe("job roles", () => {
  it("knows future ones and takes the one in force", async () => {
    const { readAll, standIn } = openHumaans();
    const personId = standIn.idOf("person-00002");
    const managerId = standIn.idOf("person-00005");
    standIn.addJobRole({
      personId,
      effectiveDate: "2026-03-20",
      jobTitle: "Chief of Tomorrow",
      reportingTo: managerId,
    });
    expect((await readAll()).employee(personId).title).not.toBe("Chief of Tomorrow");
    const later = (await readAll({ day: "2026-03-20" })).employee(personId);
    expect(later).toMatchObject({ title: "Chief of Tomorrow", manager: managerId });
  });

  it("takes a joiner's first one before it begins", async () => {
    const { readAll, standIn } = openHumaans();
    const joiner = standIn.addPerson({
      firstName: "Ada",
      lastName: "Byron",
      employmentStartDate: "2026-05-04",
      jobTitle: "Engineer",
      department: "Research",
      reportingTo: standIn.idOf("person-00001"),
    });
    standIn.addJobRole({ personId: joiner.id, effectiveDate: "2026-09-01", jobTitle: "Head engineer" });
    expect((await readAll()).employee(joiner.id)).toMatchObject({
      title: "Engineer",
      department: "Research",
      manager: standIn.idOf("person-00001"),
    });
  });
});

describe("places and companies", () => {
  it("gives remote people their own zone and no site", async () => {
    const { readAll, standIn } = openHumaans({ people });
    const { employee } = await readAll();
    const remote = people.find(({ siteId }) => siteId === null);
    const id = standIn.idOf(remote?.id ?? "");
    expect(employee(id)).toMatchObject({ timezone: remote?.timeZone, site: null });
  });

  it("names each legal entity where they are companies of their own", async () => {
    const { readAll, standIn } = openHumaans({ people, switches: { companies: "one per legal entity" } });
    const { employee } = await readAll();
    const entities = new Set(people.map(({ id }) => employee(standIn.idOf(id)).organization));
    expect(entities).toEqual(new Set(people.map(({ legalEntity }) => legalEntity)));
  });

  it("makes the profile address from the id by the setting's template, unless Humaans gives one", async () => {
    const profileUrl = "https://people.acme.example/{id}";
    const open = openHumaans({}, { profileUrl });
    const id = open.standIn.idOf("person-00001");
    expect((await open.readAll()).employee(id).profileUrl).toBe(`https://people.acme.example/${id}`);
    const telling = openHumaans({ switches: { profileUrl: "present" } }, { profileUrl });
    expect((await telling.readAll()).employee(id).profileUrl).toBe(telling.standIn.person(id).profileUrl);
  });
});

describe("custom fields", () => {
  it("finds the customer's own and reads their values", async () => {
    const { connection, readAll, standIn } = openHumaans();
    const id = standIn.idOf("person-00003");
    standIn.setCustomValue(id, "Cost centre", "CC-7");
    standIn.setCustomValue(id, "Tools", ["Phone", "Design suite"]);
    standIn.setCustomValue(id, "T-shirt size", null);
    const found = (await connection.people.discover?.()) ?? {};
    expect(Object.keys(found)).toEqual(["custom.Cost centre", "custom.T-shirt size", "custom.Tools"]);
    const row = (await readAll({ attributes: ["id", "custom.Tools"] })).rows.get(id);
    const values = Object.values(found).map(({ read }) => row && read(row));
    expect(values).toEqual(["CC-7", undefined, "Phone, Design suite"]);
    const shape = extendShape(connection.people.attributes, found);
    const mapping = loadMapping(shape, employeeShape, { costCenter: "custom.Cost centre" });
    expect(row && mapping.run(row)).toEqual({ costCenter: "CC-7" });
  });

  it("rule 13: are not requested when none is asked for", async () => {
    const { readAll, asked } = openHumaans();
    expect((await readAll({ attributes: ["id", "email"] })).extent.complete).toBe(true);
    expect(asked()).not.toContain("/custom-values");
  });

  it("are none where Humaans has no such path", async () => {
    const gone = (path: string) =>
      path.startsWith("/custom-") ? Response.json({ name: "NotFound" }, { status: 404 }) : undefined;
    const { connection, readAll } = openHumaans({ answer: gone });
    expect(await connection.people.discover?.()).toEqual({});
    expect((await readAll()).extent.complete).toBe(true);
  });

  it("carry their ids in their names where names are shared", async () => {
    const data = [
      ["a", "Size"],
      ["b", "Size"],
      ["c", "Desk"],
    ].map(([id, name]) => ({ id, name }));
    const answer = (path: string) =>
      path === "/custom-fields" ? Response.json({ total: 3, limit: 250, skip: 0, data }) : undefined;
    const found = await openHumaans({ answer }).connection.people.discover?.();
    expect(Object.keys(found ?? {})).toEqual(["custom.Size (a)", "custom.Size (b)", "custom.Desk"]);
  });
});

describe.concurrent("rule 6: the witness", () => {
  const disturbances: readonly (readonly [string, (standIn: HumaansStandIn) => void, RegExp])[] = [
    [
      "loses private:read half-way",
      (standIn) => standIn.afterAnswer(/people$/, () => standIn.setTokenAccess({ scopes: ["public:read"] }), 3),
      /no scope private:read/,
    ],
    [
      "never had private:read",
      (standIn) => standIn.setTokenAccess({ scopes: ["public:read"] }),
      /nobody has .*employmentStartDate/,
    ],
    [
      "belongs to an ordinary user",
      (standIn) => standIn.setTokenAccess({ role: "user" }),
      /only the owner of the token/,
    ],
  ];

  it.each(disturbances)("does not vouch for a token that %s", async (_, disturb, gap) => {
    const open = openHumaans({ people });
    disturb(open.standIn);
    // Custom fields may be private too, and a refusal would end the read before the witness is heard.
    const read = await open.readAll({ attributes: Object.keys(personAttributes) });
    expect(read.extent.complete).toBe(false);
    expect(read.gaps.join("\n")).toMatch(gap);
  });

  it("does not vouch for a list without the token's owner", async () => {
    const { readAll, standIn } = openHumaans();
    standIn.planFault({ kind: "empty page", path: /people$/ });
    expect((await readAll()).gaps).toContain("the owner of the token is not among the people shown");
  });

  it.each([
    [
      "a total that shrinks between pages",
      (s: HumaansStandIn) => s.afterAnswer(/people$/, () => s.skewTotal(-1)),
      /total changed/,
    ],
    [
      "an empty page in the middle",
      (s: HumaansStandIn) => s.planFault({ kind: "empty page", path: /people$/, nth: 2 }),
      /total changed/,
    ],
    [
      "a page that stays cut off",
      (s: HumaansStandIn) => s.planFault({ kind: "truncated body", path: /people$/, nth: 2, times: 99 }),
      /page 2: network/,
    ],
    [
      "a person removed between pages",
      (s: HumaansStandIn) => s.afterAnswer(/people$/, () => s.deletePerson(s.idOf("person-00009"))),
      /total changed/,
    ],
    [
      "job roles that break off",
      (s: HumaansStandIn) => s.planFault({ kind: "unavailable", path: /job-roles$/, nth: 2, times: 99 }),
      /jobRoles, page 2/,
    ],
  ] as const)(
    "is not asked to mend %s",
    async (_, disturb, gap) => {
      const open = openHumaans({ people });
      disturb(open.standIn);
      const read = await open.readAll({ limits: { repeats: 0 } });
      expect(read.extent.complete).toBe(false);
      expect(read.gaps.join("\n")).toMatch(gap);
    },
    60_000,
  );

  it("does not believe lists of changing order", async () => {
    const read = await openHumaans({ people, switches: { peopleOrder: "changing" } }).readAll();
    expect(read.gaps).toContain("people: an id came twice");
  });

  it("reads a page again that came cut off once", async () => {
    const { readAll, standIn } = openHumaans({ people });
    standIn.planFault({ kind: "truncated body", path: /people$/, nth: 2 });
    expect((await readAll()).extent).toMatchObject({ complete: true, size: many });
  });
});

describe("rule 6: linked people whom the lists did not show", () => {
  /** One person goes and one comes between two pages: the total stays, and the first person of the next page is skipped. */
  const shift = (standIn: HumaansStandIn): string => {
    const skipped = standIn.people[250]?.id ?? "";
    standIn.afterAnswer(/people$/, () => {
      standIn.deletePerson(standIn.idOf("person-00009"));
      standIn.addPerson({
        firstName: "New",
        lastName: "Comer",
        employmentStartDate: "2026-06-01",
        jobTitle: "x",
        department: "y",
      });
    });
    return skipped;
  };

  it("finds somebody by id whose row shifted between pages, and believes the list no more", async () => {
    const { readAll, standIn } = openHumaans({ people });
    const skipped = shift(standIn);
    const withoutLinks = await openHumaans({ people }).readAll();
    expect(withoutLinks.rows.has(skipped)).toBe(true);
    const { extent, rows } = await readAll({ linkedIds: [skipped] });
    expect(extent).toMatchObject({ complete: false, gaps: [expect.stringContaining("may have lost others")] });
    expect(rows.get(skipped)?.role?.jobTitle).toBe(withoutLinks.rows.get(skipped)?.role?.jobTitle);
  });

  it("believes a 404 while somebody who is there can be read by id", async () => {
    const { readAll, standIn } = openHumaans();
    const gone = standIn.idOf("person-00009");
    standIn.deletePerson(gone);
    const read = await readAll({ linkedIds: [gone] });
    expect(read.extent.complete).toBe(true);
    expect(read.rows.has(gone)).toBe(false);
  });

  it("does not believe it when nobody can: 404 may mean “not permitted”", async () => {
    const answer = (path: string) =>
      path.startsWith("/people/") ? Response.json({ name: "NotFound", message: "x" }, { status: 404 }) : undefined;
    const { readAll } = openHumaans({ answer });
    expect((await readAll({ linkedIds: ["somebody-long-gone"] })).gaps.join()).toMatch(/reading by id does not work/);
  });
});

describe("reading one person", () => {
  it.each(["active", "new hire", "leaver", "rehired"] as const)("gives what the lists give (%s)", async (stage) => {
    const { connection, readAll, standIn } = openHumaans({ people });
    const id = standIn.idOf(inStage(stage).id);
    const found = await connection.people.get?.(id);
    const listed = (await readAll()).rows.get(id);
    const shape = { ...personAttributes, ...(await connection.people.discover?.()) };
    for (const [name, { read }] of Object.entries(shape)) {
      expect([name, found && read(found.row)]).toEqual([name, listed && read(listed)]);
    }
  });

  it("asks for this person's rows only", async () => {
    const { connection, standIn, asked } = openHumaans();
    await connection.people.get?.(standIn.idOf("person-00002"));
    expect([...asked()].sort()).toEqual(
      ["/companies", "/custom-values", "/job-roles", "/locations", `/people/${standIn.idOf("person-00002")}`].sort(),
    );
  });

  it("gives nothing on 404 and does not call that proven", async () => {
    const { people: resource } = openHumaans().connection;
    expect(await resource.get?.("nobody")).toBeUndefined();
    expect(resource.absence).toBe("ambiguous");
  });
});
