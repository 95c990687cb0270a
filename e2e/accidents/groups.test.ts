import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { type Company, openCompany } from "./open-company.ts";
import { codesOf } from "./tell-plan.ts";

/** A company of thirty in Finance, and the owner of the token. Each department is to be a group at Okta, and is written nowhere else there. */
const openDepartments = () =>
  openCompany({
    staff: 30,
    settings: { groups: { derivedFrom: "department" }, mapping: { fromEmployee: { "profile.department": null } } },
  });

/** Everybody is linked, and the groups are made, with their members. */
async function bringInStep(company: Company): Promise<void> {
  await company.run();
  await company.run();
  company.goTo("2026-03-05T12:00:00Z");
}

const financeOf = ({ target }: Company) => target.inspect().groups.find(({ name }) => name === "Finance");

/** HR gives the first so many of Finance another department. */
function moveTo({ source }: Company, department: string, count: number): void {
  const finance = source.people.filter(({ lastName }) => lastName === "Berg").slice(0, count);
  for (const { id } of finance) source.addJobRole({ personId: id, effectiveDate: "2026-03-04", department });
}

describe("rule 7: groups and who is in them", () => {
  accident("rule 7: a group of the same name that somebody else made gives nobody its apps unseen", async () => {
    const company = await openDepartments();
    const theirs = company.target.addGroup({ name: "finance", description: "Payments" });
    await company.run();
    await company.run();
    const plan = await company.plan();
    expect(plan.changes.filter(({ operation }) => operation === "link").map(({ held }) => held?.code)).toEqual([
      "review",
    ]);
    expect(company.target.inspect().groups.find(({ id }) => id === theirs)?.memberIds).toEqual([]);
  });

  accident("rule 7: a group of the same name that hands out administrator roles is nobody's to link", async () => {
    const company = await openDepartments();
    company.target.giveRole(company.target.addGroup({ name: "Finance" }), "SUPER_ADMIN");
    await company.run();
    const plan = await company.plan();
    expect(plan.changes.filter(({ operation }) => operation === "link")).toEqual([]);
    expect(codesOf(plan)).toContain("group refused");
  });

  accident(
    "rule 7: a department that is called something else from today on takes nobody out of its group",
    async () => {
      const company = await openDepartments();
      await bringInStep(company);
      moveTo(company, "Finance and Tax", 30);
      await company.run();
      expect(financeOf(company)?.memberIds).toHaveLength(30);
    },
  );

  accident("rule 9: a mistake in one column that moves many takes them out of no group", async () => {
    const company = await openDepartments();
    await bringInStep(company);
    moveTo(company, "Sales", 28);
    await company.run();
    expect(financeOf(company)?.memberIds).toHaveLength(30);
  });
});
