import { countChanges } from "@rosterkit/core";
import { describe, expect, test } from "vitest";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

const noChange = countChanges([], 0);

describe("a list of employees and Okta, kept in step over four months", () => {
  test("joiner, start date, mover, name and login change, leaver, rehire", async () => {
    const { okta, people, sync, run, goTo } = await openSync({
      mapping: { fromEmployee: { "profile.managerId": "manager" } },
    });
    const { standIn } = okta;
    const user = (name: string) => standIn.get(`${name}@example.com`);
    const profile = { login: "Ada@Example.com", email: "ada@example.com", firstName: "Ada", lastName: "Brock" };
    const ada = standIn.addUser({ profile });
    people.set("Ada", employee("Ada"));
    people.set("Cy", employee("Cy", { manager: "Ben", department: "Platform", mobilePhone: "+44 7700 900124" }));
    people.set("Ben", employee("Ben", { manager: "Ada", startDate: "2026-04-01", title: "Engineer" }));
    people.set("Dee", employee("Dee", { manager: "Ada", mobilePhone: "+44 7700 900123" }));
    people.set("Eve", employee("Eve", { workEmail: null, startDate: "2026-04-01" }));

    const converges = async (waiting = 0) => expect((await sync.plan()).counts).toEqual({ ...noChange, waiting });

    // March: Ada has an account already, Cy and Dee work here, Ben starts in April and is Cy's manager already; Eve has no mail address yet.
    const march = await run();
    expect(march.plan.counts).toMatchObject({ link: 1, create: 3 });
    expect(march.report).toMatchObject({ failed: 0, skipped: 0 });
    expect(user("ben")).toMatchObject({
      status: "STAGED",
      profile: { manager: "Ada Brock", managerId: ada, title: "Engineer" },
    });
    expect(user("cy")).toMatchObject({
      status: "PROVISIONED",
      profile: { manager: "Ben Brock", managerId: user("ben")?.id },
    });
    expect(user("ada")?.profile.login).toBe("Ada@Example.com");
    await converges(1);

    // April: Ben's first day; Cy moves; Dee marries, so name, login and mail change; her number is withdrawn.
    goTo("2026-04-01T12:00:00Z");
    people.set("Cy", employee("Cy", { manager: "Ada", department: "Research", mobilePhone: "+44 7700 900124" }));
    people.set(
      "Dee",
      employee("Dee", { manager: "Ada", familyName: "Stone", workEmail: "dee.stone@example.com", mobilePhone: null }),
    );
    const dee = user("dee")?.id ?? "";
    const april = await run();
    expect(april.plan.counts).toMatchObject({ ...noChange, activate: 1, update: 2, waiting: 1 });
    expect(april.report).toMatchObject({ failed: 0, skipped: 0 });
    expect(user("ben")?.status).toBe("PROVISIONED");
    expect(user("cy")?.profile).toMatchObject({ department: "Research", manager: "Ada Brock", managerId: ada });
    expect(user("dee")).toBeUndefined();
    expect(standIn.get(dee)?.profile).toMatchObject({
      login: "dee.stone@example.com",
      email: "dee.stone@example.com",
      lastName: "Stone",
    });
    expect(standIn.get(dee)?.profile).not.toHaveProperty("mobilePhone");

    // Everybody has signed in by now; Eve has her mail address at last.
    for (const name of ["ben", "cy", "dee.stone"]) standIn.signIn(`${name}@example.com`);
    people.set("Eve", employee("Eve", { startDate: "2026-04-01" }));
    expect((await run()).plan.counts).toMatchObject({ ...noChange, create: 1 });
    await converges();

    // June: Dee has left.
    goTo("2026-06-01T12:00:00Z");
    const deeStone = { manager: "Ada", familyName: "Stone", workEmail: "dee.stone@example.com" };
    people.set("Dee", employee("Dee", { ...deeStone, endDate: "2026-05-31", employmentStatus: "left" }));
    expect((await run()).plan.counts).toMatchObject({ ...noChange, suspend: 1 });
    expect(standIn.get(dee)).toMatchObject({ status: "SUSPENDED", sessionsRevokedAt: "2026-06-01T12:00:00.000Z" });
    await converges();

    // July: she is back, in another team.
    goTo("2026-07-01T12:00:00Z");
    people.set("Dee", employee("Dee", { ...deeStone, startDate: "2026-07-01", department: "Research" }));
    const july = await run();
    expect(july.plan.counts).toMatchObject({ ...noChange, unsuspend: 1, update: 1 });
    expect(july.report).toMatchObject({ applied: 2, failed: 0 });
    expect(standIn.get(dee)).toMatchObject({ status: "ACTIVE", profile: { department: "Research" } });
    await converges();

    expect(standIn.inspect().users).toHaveLength(5 + 1);
    expect(standIn.inspect().mails).toEqual([]);
  });

  test("suspended until the start: in Okta ahead of time, and let in with a mail on the day", async () => {
    const { okta, people, run, left, goTo } = await openSync({
      lifecycle: { zone: "Europe/London", joiners: { firstState: "suspended until start" } },
    });
    people.set("Mia", employee("Mia", { startDate: "2026-04-01" }));
    expect((await run()).report).toMatchObject({ applied: 1, failed: 0 });
    expect(okta.standIn.get("mia@example.com")?.status).toBe("SUSPENDED");
    goTo("2026-04-01T12:00:00Z");
    const { plan, report } = await run();
    expect(plan.changes).toMatchObject([{ operation: "unsuspend", mails: 1 }]);
    expect(report).toMatchObject({ applied: 1, failed: 0 });
    expect(okta.standIn.get("mia@example.com")?.status).toBe("RECOVERY");
    expect(okta.standIn.inspect().mails).toMatchObject([{ kind: "password reset" }]);
    expect(await left()).toEqual([]);
  });

  test("two people swap addresses", async () => {
    const { okta, people, run, left } = await openSync();
    for (const name of ["Mia", "Leo"]) people.set(name, employee(name));
    await run();
    const [mia, leo] = [okta.standIn.get("mia@example.com")?.id, okta.standIn.get("leo@example.com")?.id];
    people.set("Mia", employee("Mia", { workEmail: "leo@example.com" }));
    people.set("Leo", employee("Leo", { workEmail: "mia@example.com" }));
    expect((await run()).report).toMatchObject({ failed: 0, skipped: 0 });
    expect([okta.standIn.get("leo@example.com")?.id, okta.standIn.get("mia@example.com")?.id]).toEqual([mia, leo]);
    expect(await left()).toEqual([]);
  });

  test("the owner of the token is not put out, whatever the list says", async () => {
    const { okta, people, run, remember } = await openSync();
    const [admin] = okta.standIn.inspect().users;
    await remember({ source: "Okta", target: admin?.id ?? "" });
    people.set("Okta", employee("Okta", { endDate: "2026-02-27", workEmail: "okta.admin@rosterkit.example" }));
    const { plan, report } = await run();
    expect(plan.changes).toMatchObject([{ operation: "suspend", held: { code: "protected" } }]);
    expect(report).toMatchObject({ applied: 0, heldLeft: 1 });
    expect(okta.standIn.get(admin?.id ?? "")?.status).toBe("ACTIVE");
  });
});
