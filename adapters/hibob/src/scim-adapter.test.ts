import { defaultIo } from "@rosterkit/core/adapter";
import { readBack, rowOf } from "@rosterkit/testing";
import { describe, expect, it } from "vitest";
import { today } from "./__fixtures__/open-hibob.ts";
import { externalNames, openHibobScim, readScim } from "./__fixtures__/open-hibob-scim.ts";
import { hibobScim, hibobScimBehaviour } from "./index.ts";

const costCentre = "work.custom.field_1664441534861";

describe("a connection", () => {
  it("signs in by the service user, or by the token alone", async () => {
    for (const credentials of ["basic", "bearer"] as const) {
      const { connect, standIn } = await openHibobScim({ scimSwitches: { credentials } });
      const checked = await connect({ signIn: credentials }).check();
      expect(checked).toMatchObject({ account: String(standIn.companyId) });
      expect(checked.findings.every(({ ok }) => ok)).toBe(true);
    }
  });

  it("reads, and can write nothing", () => {
    expect(hibobScim.capabilities.map(({ ability }) => ability)).toEqual([
      ...["people.read", "people.get", "people.find", "people.discover"],
      ...["groups.read", "groups.get", "groups.find", "groups.members"],
    ]);
  });

  const settings = { serviceUserId: "s", token: "t", companyId: "571568", baseUrl: "https://bob.example/scim" };

  it("needs the company's number, so that both modes are known to lead into one company", () => {
    for (const companyId of ["acme", "", "https://bob.example"])
      expect(() => hibobScim.connect({ ...settings, companyId }, defaultIo())).toThrow(/companyId: .*number/);
    expect(() => hibobScim.connect({ ...settings, companyId: " 571568 " }, defaultIo())).not.toThrow();
  });

  it.each([
    [{ terminationDate: "end" }],
    [{ lastDayOfWork: "last", startDate: "start" }],
    [{ terminationDate: "end", lastDayOfWork: "last" }],
  ])("refuses ends that cannot be told from those of an earlier employment, or are not all (%o)", (names) => {
    expect(() => hibobScim.connect({ ...settings, externalNames: names }, defaultIo())).toThrow(/terminationDate and/);
  });

  it("refuses names that no attribute has, here or there", () => {
    for (const names of [{ shoeSize: "x" }, { site: "not a name" }, { site: "" }, { id: "x" }])
      expect(() => hibobScim.connect({ ...settings, externalNames: names as object }, defaultIo())).toThrow(
        /externalNames/,
      );
  });
});

describe("a check", () => {
  it("names an external name that the server does not have, and those it has", async () => {
    const { connect } = await openHibobScim();
    const { findings } = await connect({ externalNames: { ...externalNames, site: "office" } }).check();
    expect(findings.filter(({ ok }) => !ok)).toEqual([
      {
        ability: "people.read",
        ok: false,
        permission: "view office",
        remedy: expect.stringMatching(/external name of site.*department, managerID, site, startDate/),
      },
    ]);
  });

  it("believes in names where the server does not tell its own", async () => {
    const { connect } = await openHibobScim({ scimSwitches: { discovery: "absent" } });
    const { findings } = await connect({ externalNames: { ...externalNames, site: "office" } }).check();
    expect(findings.every(({ ok }) => ok)).toBe(true);
  });

  it.each([
    ["inactive", "stay in Bob's lists as not active"],
    ["vanished", "leavers vanish from Bob's lists"],
  ] as const)("rule 6: finds out by one known leaver that leavers are %s", async (leavers, note) => {
    const { connect, inStage, standIn } = await openHibobScim({ scimSwitches: { leavers } });
    const id = inStage("leaver");
    for (const knownLeaver of [standIn.scimIdOf(id), standIn.employee(id).email])
      expect((await connect({ knownLeaver }).check()).notes?.join()).toContain(note);
  });

  it("says that it does not know, or that the leaver is none", async () => {
    const { connect, inStage } = await openHibobScim();
    expect((await connect().check()).notes?.join()).toContain("name one as knownLeaver");
    expect((await connect({ knownLeaver: inStage("active") }).check()).notes?.join()).toContain("shown as active");
  });
});

describe("external names", () => {
  it("are looked for under likely names as long as nobody says them", async () => {
    const { connect, inStage, standIn } = await openHibobScim();
    const back = await readScim(connect({ externalNames: {} }));
    const id = inStage("active");
    const { site, startDate } = standIn.employee(id);
    expect(back.extent.complete).toBe(true);
    expect(back.employee(id)).toMatchObject({ site, startDate, department: expect.any(String) });
  });

  it("lead to wherever the customer has an attribute, in the core schema or behind a URN", async () => {
    const namespace = "urn:acme:bob:2.0:User";
    const names = { department: "abteilung", startDate: "eintritt" };
    const fields = { abteilung: "work.department", eintritt: "work.startDate", boss: "work.manager" };
    for (const own of [undefined, namespace]) {
      const scimSwitches = own === undefined ? {} : { namespace: own };
      const { connect, inStage, standIn } = await openHibobScim({ externalNames: fields, scimSwitches });
      const prefix = own === undefined ? "" : `${own}:`;
      const stated = Object.fromEntries(Object.entries(names).map(([name, path]) => [name, `${prefix}${path}`]));
      const connection = connect({ externalNames: { ...stated, reportsTo: `${prefix}boss` } });
      expect((await connection.check()).findings.filter(({ ok }) => !ok)).toEqual([]);
      const { employee, rows } = await readScim(connection);
      const id = inStage("active");
      expect(employee(id).startDate).toBe(standIn.employee(id).startDate);
      expect(employee(id).department).toEqual(expect.any(String));
      const managers = [...rows.keys()].map((each) => employee(each).manager).filter((manager) => manager != null);
      expect(managers.length).toBeGreaterThan(40);
      expect(managers.filter((manager) => !rows.has(String(manager)))).toEqual([]);
    }
  });

  it("that nobody has names for are found by asking, as the customer's own attributes", async () => {
    const fields = { startDate: "work.startDate", kst: costCentre };
    const { connection, inStage, standIn } = await openHibobScim(
      { externalNames: fields },
      { externalNames: { startDate: "startDate" } },
    );
    const id = inStage("active");
    standIn.setCustomValue(id, costCentre, "CC-7");
    const found = await connection.people.discover?.();
    expect(Object.keys(found ?? {})).toEqual(["custom.startDate", "custom.kst"]);
    const row = rowOf(await readBack(connection.people, { day: today }), id);
    expect(found?.["custom.kst"]?.read(row)).toBe("CC-7");
  });

  it("of lists with ids for values say nothing rather than nine digits", async () => {
    const { connection, inStage } = await openHibobScim({ scimSwitches: { listValues: "item ids" } });
    const { employee } = await readScim(connection);
    expect(employee(inStage("active"))).not.toHaveProperty("title");
    expect(employee(inStage("active"))).not.toHaveProperty("department");
  });
});

describe("rule 3: whoever is not active", () => {
  const lifecycle = { lifecycle: "internal.lifecycleStatus", startDate: "work.startDate" };
  const named = { externalNames: { startDate: "startDate", lifecycleStatus: "lifecycle" } };

  it("has left, where nothing else is said", async () => {
    const { connection, inStage } = await openHibobScim({ scimSwitches: { onLeave: "inactive" } });
    const { employee } = await readScim(connection);
    for (const stage of ["leaver", "gardening leave", "on leave"] as const)
      expect(employee(inStage(stage)).employmentStatus).toBe("left");
    expect(employee(inStage("active")).employmentStatus).toBe("active");
  });

  it("is on leave, or about to start, where the customer's own status says so", async () => {
    const scimSwitches = { onLeave: "inactive", hired: "inactive" } as const;
    const { connection, inStage } = await openHibobScim({ scimSwitches, externalNames: lifecycle }, named);
    const { employee } = await readScim(connection);
    expect(employee(inStage("on leave")).employmentStatus).toBe("onLeave");
    expect(employee(inStage("new hire")).employmentStatus).toBe("preHire");
    expect(employee(inStage("leaver")).employmentStatus).toBe("left");
  });

  it("has left although a status that is late says that they are at work", () => {
    const { adapter, people } = hibobScim.connect(
      { serviceUserId: "s", token: "t", companyId: "1", baseUrl: "https://bob.example/scim", ...named },
      defaultIo(),
    );
    const read = (active: boolean | undefined, status?: string) =>
      adapter.toEmployee?.run({ id: "1", active, lifecycle: status } as never).employmentStatus;
    expect([read(false, "Employed"), read(false), read(true), read(true, "garden leave")]).toEqual([
      ...["left", "left", "active", "left"],
    ]);
    expect(read(undefined)).toBeUndefined();
    expect(people.attributes.lifecycleStatus.read({ id: "1", active: null } as never)).toBeNull();
  });
});

describe("the preset", () => {
  it("takes everybody in with groups, or some of both", () => {
    const [preset] = hibobScim.presets;
    expect(preset?.settings).toEqual(hibobScimBehaviour());
    expect(hibobScimBehaviour()).toMatchObject({ newJoinersOnly: false, groups: { pattern: "*" } });
    const some = hibobScimBehaviour({ groups: "App *", emailDomains: ["acme.example"] });
    expect(some).toMatchObject({ groups: { pattern: "App *" }, scope: { emailDomains: ["acme.example"] } });
  });
});
