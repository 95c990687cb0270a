import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { type CompanyStart, openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

/** The first answer to a list of people is that of the check which every plan begins with. */
const firstPage = 2;
const secondPageOfAccounts = 3;
const lifecycle = { zone: "Europe/London", vanished: "suspend" } as const;

describe("rule 6: lists that lose people", () => {
  accident("rule 6: an empty page that says there is nobody lets nobody vanish", async () => {
    const { source, goTo, run, plan } = await openCompany({ staff: 5, settings: { lifecycle } });
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.planFault({ kind: "empty page", path: /people$/, nth: 2 });
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toEqual(["incomplete read"]);
  });

  accident("rule 6: a 503 on page 7 lets the leaver of page 2 out and touches nobody else", async () => {
    const { source, sync, goTo, run, plan, statusOf } = await openCompany({
      staff: 79,
      pageSize: 10,
      settings: { lifecycle },
    });
    await run();
    const leaver = source.people[12];
    source.offboard(leaver?.id ?? "", { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    source.planFault({ kind: "unavailable", path: /people$/, nth: 8, times: 4 });
    const planned = await plan();
    expect(codesOf(planned)).toEqual(["incomplete read"]);
    expect(planned.changes.map(({ subject, ground }) => [subject, ground])).toEqual([[leaver?.id, "stated"]]);
    await sync.apply(planned);
    expect(statusOf(leaver?.email ?? "")).toBe("DEPROVISIONED");
  });

  accident("rule 6: a total that shrinks while reading lets nobody vanish", async () => {
    const { source, goTo, run, plan } = await openCompany({ staff: 29, pageSize: 10, settings: { lifecycle } });
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.afterAnswer(/people$/, () => source.skewTotal(-10), firstPage);
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toEqual(["incomplete read"]);
  });

  accident(
    "rule 6: rows that shift between two pages lose nobody, although totals agree and no id comes twice",
    async () => {
      const { source, hire, goTo, run, plan } = await openCompany({ staff: 29, pageSize: 10, settings: { lifecycle } });
      await run();
      goTo("2026-03-04T12:00:00Z");
      const shifted = source.people[10];
      source.afterAnswer(
        /people$/,
        () => {
          source.deletePerson(source.people[3]?.id ?? "");
          hire("Zed");
        },
        firstPage,
      );
      const planned = await plan();
      expect(changesOf(planned, shifted?.id ?? "")).toEqual([]);
      expect(codesOf(planned)).toEqual(["incomplete read"]);
    },
  );

  accident("rule 6: an empty page of Okta makes nobody a second account by another match rule", async () => {
    const { target, hire, goTo, run, plan } = await openCompany({
      staff: 5,
      pageSize: 4,
      settings: {
        match: [
          { from: "employeeNumber", to: "profile.employeeNumber" },
          { from: "workEmail", to: "profile.login" },
        ],
      },
    });
    await run();
    goTo("2026-03-04T12:00:00Z");
    const profile = { login: "old@acme.example", email: "old@acme.example", firstName: "Ola", lastName: "Nilsen" };
    target.addUser({ profile: { ...profile, employeeNumber: "E-900" } });
    hire("Ola", { employeeId: "E-900" });
    // Empty and without a next one, so the list ends there.
    target.planFault({ kind: "empty page", path: /\/users$/, nth: secondPageOfAccounts });
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toContain("incomplete target read");
    expect(doings(await plan())).toContain("link");
  });
});

describe("rule 6: records that show less than before", () => {
  const joiner = { status: "newHire", employmentStartDate: "2026-04-01" } as const;

  accident("rule 6: a permission lost between two pages lets no joiner in", async () => {
    const { source, hire, goTo, run, plan } = await openCompany({
      staff: 12,
      pageSize: 10,
      humaans: { hiddenFields: "null" },
    });
    hire("June", joiner);
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.updatePerson(source.people[12]?.id ?? "", { preferredName: "June the first" });
    source.afterAnswer(/people$/, () => source.setTokenAccess({ scopes: ["public:read"] }), firstPage);
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toContain("incomplete read");
  });

  accident("rule 6: a permission lost for the length of one page lets no joiner in", async () => {
    const { source, hire, goTo, run, plan, statusOf } = await openCompany({
      staff: 12,
      pageSize: 10,
      // Without the scope, joiners are shown as soon as they are active, whatever their first day.
      settings: { lifecycle: { zone: "Europe/London" } },
    });
    const early = hire("June", { ...joiner, status: "active" });
    await run();
    expect(statusOf("june@acme.example")).toBe("STAGED");
    goTo("2026-03-04T12:00:00Z");
    source.afterAnswer(/people$/, () => source.setTokenAccess({ scopes: ["public:read"] }), firstPage);
    source.afterAnswer(/people$/, () => source.setTokenAccess({ scopes: ["public:read", "private:read"] }), 3);
    const planned = await plan();
    expect(changesOf(planned, early.id)).toEqual([]);
    expect(codesOf(planned)).toContain("dates not said");
  });

  describe("a list that breaks off, of what people are joined with", () => {
    const promoted = { effectiveDate: "2026-02-01", jobTitle: "Lead", department: "Sales" } as const;
    const openPromoted = async (settings: CompanyStart["settings"] = {}) => {
      const company = await openCompany({ staff: 5, pageSize: 4, settings });
      const { source, run, goTo } = company;
      for (const { id } of source.people) source.addJobRole({ ...promoted, personId: id });
      await run();
      goTo("2026-03-04T12:00:00Z");
      source.planFault({ kind: "unavailable", path: /job-roles$/, nth: 2, times: 4 });
      return company;
    };

    accident("rule 6: job roles that break off half-way give nobody the title back that they had before", async () => {
      const { plan } = await openPromoted();
      const planned = await plan();
      expect(doings(planned)).toEqual([]);
      expect(codesOf(planned)).toContain("incomplete read");
    });

    accident(
      "rule 6: job roles that break off half-way put nobody out of scope, and an end that is stated still counts",
      async () => {
        const { source, plan } = await openPromoted({
          scope: { departments: ["Sales"] },
          lifecycle: { zone: "Europe/London", outOfScope: "suspend" },
        });
        const leaver = source.people.at(-1);
        source.offboard(leaver?.id ?? "", { employmentEndDate: "2026-03-03" });
        expect((await plan()).changes.map(({ subject }) => subject)).toEqual([leaver?.id]);
      },
    );
  });

  accident("rule 11: an administrator role lost while Okta is read stops the plan", async () => {
    let act: (() => void) | undefined;
    const afterFirstPage: CompanyStart["before"] = (handle) => async (request) => {
      const answer = await handle(request);
      if (/\/users\?limit=200$/.test(request.url)) act?.();
      return answer;
    };
    const { target, hire, goTo, run, plan } = await openCompany({ staff: 5, pageSize: 4, before: afterFirstPage });
    await run();
    goTo("2026-03-04T12:00:00Z");
    hire("New");
    act = () => target.setTokenAccess(target.token, "no admin role");
    await expect(plan()).rejects.toMatchObject({ code: "permission" });
  });

  accident("rule 6: a field that nobody has any more is not cleared", async () => {
    const { source, hire, goTo, run, plan } = await openCompany({ staff: 3 });
    const [ann, ben] = [hire("Ann", { preferredName: "Annie" }), hire("Ben", { preferredName: "Benny" })];
    for (const { id } of source.people)
      if (id !== ann.id && id !== ben.id) source.updatePerson(id, { preferredName: null });
    await run();
    goTo("2026-03-04T12:00:00Z");
    for (const { id } of [ann, ben]) source.updatePerson(id, { preferredName: null });
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toEqual(["nobody has it"]);
    source.updatePerson(ben.id, { preferredName: "Benny" });
    expect(changesOf(await plan(), ann.id)[0]?.set).toEqual({ "profile.nickName": null });
  });
});
