import { createMemoryStore, createSync } from "@rosterkit/core";
import { employeeList, type ListedEmployee, listedEmployee, syncFromList, testClock } from "@rosterkit/testing";
import { describe, expect, test } from "vitest";
import { openDeclaree } from "./__fixtures__/open-declaree.ts";
import { declareeImport, oktaToDeclaree } from "./index.ts";

/** A sync from a list of employees to Declaree with its own preset, at a time that the test sets. */
const openSync = async (options: Parameters<typeof openDeclaree>[0] = {}, settings: object = {}, more: object = {}) => {
  const { now, goTo } = testClock();
  const opened = await openDeclaree({ clock: { now, wallNow: Date.now }, ...options });
  const { lifecycle, ...preset } = oktaToDeclaree.settings;
  const listed = syncFromList(
    opened.connect({ ...opened.byPassword, ...settings }),
    { id: "list-declaree", ...preset, lifecycle: { ...lifecycle, zone: "Europe/Amsterdam" }, ...more },
    { now },
  );
  const run = () => listed.sync.run({ confirm: true });
  const userOf = async (name: string) =>
    (await opened.standIn.inspect()).users.find(({ userName }) => userName === `${name}@acme.example`);
  return { ...opened, ...listed, run, userOf, goTo };
};

const employee = (name: string, more: Partial<ListedEmployee> = {}): ListedEmployee =>
  listedEmployee(name, { passwordChangedAt: "2026-01-05T09:00:00.000Z", ...more });

describe("employees and Declaree, kept in step with the preset of its own integration", () => {
  test.each([{}, { patch: 405, filters: "refused", discovery: "absent" }, { deactivatedUsers: "by id only" }] as const)(
    "joiner, rename, changed password, leaver and return, with %j",
    async (switches) => {
      const { standIn, people, run, userOf, goTo, left } = await openSync({ switches }, { manager: true });
      people.set("ben", employee("ben", { manager: "ada" }));
      people.set("ada", employee("ada"));
      expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
      const ada = String((await userOf("ada"))?.id);
      expect(JSON.stringify(await userOf("ben"))).toContain(`"manager":{"value":"${ada}"`);
      expect(standIn.passwordSets.length).toBe(2);
      expect(await left()).toEqual([]);

      goTo("2026-04-01T12:00:00Z");
      people.set("ada", employee("ada", { familyName: "King", workEmail: "ada.king@acme.example" }));
      people.set("ben", employee("ben", { manager: "ada", passwordChangedAt: "2026-03-20T09:00:00.000Z" }));
      expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
      expect(await userOf("ada.king")).toMatchObject({ id: ada, name: { givenName: "ada", familyName: "King" } });
      expect(standIn.passwordSets.length).toBe(3);
      expect(await left()).toEqual([]);

      goTo("2026-05-01T12:00:00Z");
      people.set("ben", employee("ben", { manager: "ada", endDate: "2026-04-30", employmentStatus: "left" }));
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(await userOf("ben")).toMatchObject({ active: false });
      expect(await left()).toEqual([]);

      goTo("2026-06-01T12:00:00Z");
      people.set("ben", employee("ben", { manager: "ada", startDate: "2026-06-01" }));
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(await userOf("ben")).toMatchObject({ active: true });
      expect(await left()).toEqual([]);
    },
  );
});

describe("rule 7: groups pushed to Declaree", () => {
  test("have their members kept in step, and one whose name is there already waits for a person", async () => {
    const { standIn, people, run, goTo, left } = await openSync({}, {}, { groups: { derivedFrom: "department" } });
    await standIn.addGroup("Finance");
    for (const name of ["ada", "ben", "cy"]) people.set(name, employee(name, { department: "Engines" }));
    people.set("dee", employee("dee", { department: "Finance" }));
    const { plan } = await run();
    const held = plan.changes.filter(({ resource, held }) => resource === "groups" && held);
    expect(held.length).toBeGreaterThan(0);
    const groupOf = async (name: string) => {
      const { users, groups } = await standIn.inspect();
      const { members = [] } = (groups.find(({ displayName }) => displayName === name) ?? {}) as {
        readonly members?: readonly { readonly value: string }[];
      };
      return members.map(({ value }) => users.find(({ id }) => id === value)?.userName).toSorted();
    };
    expect(await groupOf("Engines")).toEqual(["ada@acme.example", "ben@acme.example", "cy@acme.example"]);
    expect(await groupOf("Finance")).toEqual([]);
    expect((await standIn.inspect()).groups.length).toBe(2);
    expect(await left()).toEqual([]);

    goTo("2026-04-01T12:00:00Z");
    people.set("cy", employee("cy", { department: "Research" }));
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(await groupOf("Engines")).toEqual(["ada@acme.example", "ben@acme.example"]);
    expect(await groupOf("Research")).toEqual(["cy@acme.example"]);
    expect(await left()).toEqual([]);
  });
});

describe("rule 7: an import from Declaree", () => {
  test("is off until it is switched on; then makes staged accounts, links the others, whoever keeps them, and owns nothing", async () => {
    const now = () => Date.parse("2026-03-02T12:00:00Z");
    const store = createMemoryStore({ now });
    const clock = { now, wallNow: Date.now };
    const [from, into] = [await openDeclaree({ clock }), await openDeclaree({ clock })];
    await from.standIn.addUser({ userName: "eve@acme.example", givenName: "Eve", familyName: "King" });
    const ada = await from.standIn.addUser({ userName: "ada@acme.example", givenName: "Other", familyName: "Name" });
    await from.standIn.addUser({ userName: "leo@acme.example", givenName: "Leo", familyName: "Gone", active: false });
    const target = into.connect({ ...into.byPassword, company: "acme-into" });
    const zone = "Europe/Amsterdam";

    const { lifecycle, ...owning } = oktaToDeclaree.settings;
    const source = employeeList(new Map([["ada", employee("ada")]]));
    const owner = { id: "owner", ...owning, lifecycle: { ...lifecycle, zone } };
    expect(
      (await createSync({ source, target, settings: owner, store, now }).run({ confirm: true })).report,
    ).toMatchObject({ failed: 0 });

    const imports = declareeImport.settings;
    const settings = {
      id: "import",
      ...imports,
      import: "on schedule" as const,
      lifecycle: { ...imports.lifecycle, zone },
    };
    const off = createSync({ source: from.connect(), target, settings: { ...settings, import: "never" }, store, now });
    await expect(off.run({ confirm: true })).rejects.toMatchObject({ problems: [{ path: "import" }] });
    const sync = createSync({ source: from.connect(), target, settings, store, now });
    const { plan, report } = await sync.run({ confirm: true, adopt: "exact" });
    expect(plan.changes.map(({ operation, who }) => `${operation} ${who}`).toSorted()).toEqual([
      "create Eve King <eve@acme.example>",
      "link Other Name <ada@acme.example>",
      "link Provisioning Account <provisioning@acme.example>",
    ]);
    // What owns nothing takes nothing from the owner, so its link waits for nobody.
    expect(plan.changes.filter(({ held }) => held)).toEqual([]);
    expect(report).toMatchObject({ applied: 3, failed: 0 });

    await from.standIn.updateUser(ada, { active: false });
    expect((await sync.run({ confirm: true })).report).toMatchObject({ applied: 0, failed: 0 });
    const { users } = await into.standIn.inspect();
    const shown = users.map(({ userName, active, name }) => ({ userName, active, name }));
    expect(shown).toEqual([
      expect.objectContaining({ userName: "provisioning@acme.example", active: true }),
      { userName: "ada@acme.example", active: true, name: { givenName: "ada", familyName: "Brock" } },
      { userName: "eve@acme.example", active: false, name: { givenName: "Eve", familyName: "King" } },
    ]);
  });
});
