import { describe, expect, test } from "vitest";
import { openSync } from "./__fixtures__/open-sync.ts";

const gone = { endDate: "2026-04-30", employmentStatus: "left" } as const;

describe("employees and Learn Amp, kept in step with the preset of its own integration", () => {
  test.each([
    {},
    {
      partialUpdate: "accepted",
      jsonBodies: "ignored",
      emailFilter: "substring",
      listsDeactivated: false,
      reactivationRestores: "teams",
      emptyTexts: "empty",
      repeatedDeactivation: 422,
    },
  ] as const)("a joiner, a rename, a manager who leaves and comes back, with %j", async (switches) => {
    const { standIn, enter, run, left, goTo, userOf, sync } = await openSync({ switches });
    enter("boss");
    enter("next");
    enter("ben", { manager: "boss" });
    enter("joiner", { startDate: "2026-03-20", manager: "ben", preferredLanguage: "pt-BR" });
    expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
    expect(standIn.inspect().users.map(({ firstName }) => firstName)).toEqual(["Olive", "boss", "next", "ben"]);
    expect(userOf("ben")).toMatchObject({
      managerId: userOf("boss").id,
      integrationExternalId: "ben",
      jobTitle: "Clerk",
    });
    expect(standIn.inspect().invitations).toHaveLength(3);
    expect(await left()).toEqual([]);

    goTo("2026-03-20T09:00:00Z");
    enter("next", { familyName: "King", workEmail: "king@acme.example", title: null });
    expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
    expect(userOf("joiner")).toMatchObject({ language: "pt-BR", hireDate: "2026-03-20", managerId: userOf("ben").id });
    expect(userOf("king")).toMatchObject({ lastName: "King", integrationExternalId: "next" });
    expect(userOf("king").jobTitle || null).toBeNull();
    expect(await left()).toEqual([]);

    goTo("2026-05-01T12:00:00Z");
    enter("boss", gone);
    enter("ben", { manager: "next" });
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(userOf("boss").deactivatedAt).not.toBeNull();
    expect(userOf("ben").managerId).toBe(userOf("king").id);
    expect(await left()).toEqual([]);

    goTo("2026-06-01T12:00:00Z");
    enter("boss", { startDate: "2026-06-01", manager: "next" });
    expect((await run()).report).toMatchObject({ failed: 0 });
    expect(userOf("boss")).toMatchObject({ deactivatedAt: null, managerId: userOf("king").id });
    expect((await sync.plan()).issues).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test("rule 1: an account is known by the external id whatever its address, and one that is there is linked and given it", async () => {
    const { standIn, add, enter, run, userOf } = await openSync();
    const known = add("other", { integrationExternalId: "ada" });
    const found = add("ben");
    enter("ada");
    enter("ben");
    const { changes } = (await run()).plan;
    expect(changes.filter(({ operation }) => operation === "link")).toHaveLength(2);
    await run();
    expect(String(userOf("ada").id)).toBe(known);
    expect(standIn.user(Number(found)).integrationExternalId).toBe("ben");
    expect(standIn.inspect().invitations).toEqual([]);
  });

  test("rule 10: a create whose answer was lost is looked up, and nobody is made twice", async () => {
    const { standIn, enter, run, left, goTo } = await openSync({}, {}, { vendorHoldMs: 1000 });
    enter("ada");
    standIn.planFault({ kind: "lost answer", method: "POST", path: /users$/ });
    await run();
    goTo("2026-03-02T13:00:00Z");
    await run();
    expect(standIn.inspect().users).toHaveLength(2);
    expect(standIn.inspect().invitations).toHaveLength(1);
    expect(await left()).toEqual([]);
  });

  test("whoever Okta has suspended is left as they are, and whoever leaves the scope is out", async () => {
    const { enter, run, userOf, goTo } = await openSync({}, {}, { scope: { departments: ["Post"] } });
    enter("ada");
    enter("ben");
    await run();
    goTo("2026-04-01T12:00:00Z");
    enter("ada", { employmentStatus: "suspended" });
    enter("ben", { department: "Sales" });
    await run();
    expect(userOf("ada").deactivatedAt).toBeNull();
    expect(userOf("ben").deactivatedAt).not.toBeNull();
  });

  test("with managers of teams nobody gets one of their own, and one that is there stays", async () => {
    const { enter, run, userOf, add, standIn, left } = await openSync({}, { managers: "team" });
    const hand = add("hand");
    add("ada", { managerId: Number(hand) });
    enter("boss");
    enter("ada", { manager: "boss" });
    enter("ben", { manager: "boss" });
    await run();
    expect(userOf("ada").managerId).toBe(Number(hand));
    expect(userOf("ben").managerId).toBeNull();
    expect(standIn.inspect().invitations).toHaveLength(2);
    expect(await left()).toEqual([]);
  });

  test.each(["null", "manager of the primary team"] as const)(
    "a manager who is taken back is left for a person to clear, manager without override being %s",
    async (managerWithoutOverride) => {
      const { enter, run, userOf, sync } = await openSync({ switches: { managerWithoutOverride } });
      for (const name of ["ada", "ben"]) enter(name, { manager: "boss" });
      enter("boss");
      await run();
      enter("ada", { manager: null });
      await run();
      expect(userOf("ada").managerId).toBe(userOf("boss").id);
      expect((await sync.plan()).issues).toMatchObject([{ subject: "ada", attribute: "managerId", code: "by hand" }]);
    },
  );
});

describe("custom fields", () => {
  const customFields = [{ name: "Cost centre" }];
  const mapping = { fromEmployee: { "custom.Cost centre": "costCenter" } };

  test.each(["everywhere", "expanded list"] as const)(
    "are kept in step where they are shown %s",
    async (customFieldsShown) => {
      const { enter, run, left, userOf, add } = await openSync(
        { customFields, switches: { customFieldsShown } },
        {},
        { mapping },
      );
      add("ada");
      enter("ada", { costCenter: "CC-1" });
      expect((await run()).report).toMatchObject({ failed: 0 });
      expect(userOf("ada").customFields).toEqual({ "Cost centre": "CC-1" });
      expect(await left()).toEqual([]);
      enter("ada", { costCenter: "CC-2" });
      await run();
      expect(userOf("ada").customFields).toEqual({ "Cost centre": "CC-2" });
      expect(await left()).toEqual([]);
    },
  );
});
