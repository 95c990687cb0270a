import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { profileOf } from "./open-okta-source.ts";
import { openTeams, type TeamCompany } from "./open-teams.ts";
import { codesOf } from "./tell-plan.ts";

const inStep = ["Sales", "Sales", "Sales", "Law"];

/** Somebody takes everybody out of Sales, and puts some of them into Law as well. */
function emptySales({ source, groups }: TeamCompany, alsoInLaw: readonly number[]): void {
  for (const number of alsoInLaw) source.addMember(groups.law, `s${number}@acme.example`);
  for (const number of [1, 2, 3]) source.removeMember(groups.sales, `s${number}@acme.example`);
}

describe("rule 7: people who are in one team each", () => {
  accident("rule 7: a team that came empty at the source moves nobody until a person confirms", async () => {
    const company = await openTeams();
    expect(company.teams()).toEqual(inStep);
    emptySales(company, [1, 2]);
    await company.run();
    expect(company.teams()).toEqual(inStep);
  });

  accident("rule 7: a list of a team's people that broke off moves nobody out of it", async () => {
    const company = await openTeams();
    const { source, groups } = company;
    source.addMember(groups.law, "s3@acme.example");
    source.planFault({ kind: "unavailable", path: new RegExp(`/groups/${groups.sales}/users$`), nth: 4, times: 40 });
    await company.run();
    expect(company.teams()).toEqual(inStep);
  });

  accident("rule 7: nobody is asked for at a vendor that makes nobody without a team", async () => {
    const company = await openTeams();
    company.source.addUser({ profile: profileOf("both"), groupIds: Object.values(company.groups) });
    const { report } = await company.run();
    expect(report.failed).toBe(0);
    company.source.addGroup({ name: "OKTA_INSGRP_sales " });
    company.source.addUser({
      profile: profileOf("none"),
      groupIds: [company.source.addGroup({ name: "OKTA_INSGRP_LAW" })],
    });
    const later = await company.run();
    expect(codesOf(later.plan)).toContain("required group");
    expect(later.report.failed).toBe(0);
  });
});
