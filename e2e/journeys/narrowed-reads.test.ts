import { describe, expect, test } from "vitest";
import { codesOf, doings, openJourney } from "./open-journey.ts";

describe("rule 6: a source that shows less than before", () => {
  test.each(["absent", "null"] as const)(
    "lets nobody in and clears nothing when a permission is lost between two pages (hidden fields %s)",
    async (hiddenFields) => {
      const { source, target, sync, run, goTo, statusOf } = await openJourney({
        count: 320,
        switches: { hiddenFields },
      });
      await run();
      const staged = target.inspect().users.filter(({ status }) => status === "STAGED");
      expect(staged.length).toBeGreaterThan(3);
      const leaver = source.people.find(
        ({ status, email }) => status === "active" && statusOf(email ?? "") === "PROVISIONED",
      );
      source.offboard(leaver?.id ?? "", { employmentEndDate: "2026-03-03" });
      goTo("2026-03-04T12:00:00Z");
      source.afterAnswer(/people$/, () => source.setTokenAccess({ scopes: ["public:read"] }), 2);
      const plan = await sync.plan();
      expect(codesOf(plan)).toContain("incomplete read");
      expect(plan.changes.every(({ lane, ground }) => lane === "removals" && ground === "stated")).toBe(true);
    },
  );

  test("an empty page with a total of nobody is told, and no joiner is thought to be gone", async () => {
    const { source, sync, run, goTo } = await openJourney();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.planFault({ kind: "empty page", path: /people$/, nth: 2 });
    const plan = await sync.plan();
    expect(doings(plan)).toEqual([]);
    expect(codesOf(plan)).toContain("incomplete read");
  });

  test("an empty second page of Okta makes nobody a second account by another match rule", async () => {
    const { source, target, sync, run, goTo } = await openJourney({
      settings: {
        match: [
          { from: "employeeNumber", to: "profile.employeeNumber" },
          { from: "workEmail", to: "profile.login" },
        ],
      },
    });
    await run();
    goTo("2026-03-04T12:00:00Z");
    target.addUser({
      profile: {
        login: "old@acme.example",
        email: "old@acme.example",
        firstName: "Ola",
        lastName: "Nilsen",
        employeeNumber: "E-900",
      },
      status: "ACTIVE",
    });
    source.addPerson({
      firstName: "Ola",
      lastName: "Nilsen",
      email: "ola.nilsen@acme.example",
      employeeId: "E-900",
      jobTitle: "Analyst",
      department: "Finance",
      employmentStartDate: "2026-01-05",
      status: "active",
    });
    target.planFault({ kind: "empty page", path: /\/users$/, nth: 2 });
    const plan = await sync.plan();
    expect(doings(plan)).not.toContain("create");
    expect(codesOf(plan)).toContain("incomplete target read");
    expect(doings(await sync.plan())).toContain("link");
  });
});
