import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

describe("rule 1: whose address it is", () => {
  accident("rule 1: two joiners with one address in different case are a conflict, and nobody gets it", async () => {
    const { sync, hire, plan, run, logins } = await openCompany();
    await run();
    const [ann, other] = [hire("Ann"), hire("Anna", { email: "ANN@acme.example" })];
    const joiner = hire("Ben");
    const planned = await plan();
    expect([...changesOf(planned, ann.id), ...changesOf(planned, other.id)].map(({ held }) => held?.code)).toEqual([
      "conflict",
      "conflict",
    ]);
    await sync.apply(planned);
    expect(logins().filter((login) => login.toLowerCase().startsWith("ann"))).toEqual([]);
    expect(changesOf(planned, joiner.id)).toHaveLength(1);
    expect(logins()).toContain("ben@acme.example");
  });

  accident("rule 1: a new address follows the link: the same account, a new login", async () => {
    const { source, target, hire, run, logins } = await openCompany();
    const ann = hire("Ann");
    await run();
    const { id } = target.get("ann@acme.example") ?? {};
    source.updatePerson(ann.id, { email: "ann.berg@acme.example" });
    await run();
    expect(target.get("ann.berg@acme.example")?.id).toBe(id);
    expect(logins()).not.toContain("ann@acme.example");
  });

  accident("rule 1: two people who swap addresses keep their accounts", async () => {
    const { source, target, hire, run, plan } = await openCompany();
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    const before = [target.get("ann@acme.example")?.id, target.get("ben@acme.example")?.id];
    source.updatePerson(ann.id, { email: "ben@acme.example" });
    source.updatePerson(ben.id, { email: "ann@acme.example" });
    await run();
    expect([target.get("ben@acme.example")?.id, target.get("ann@acme.example")?.id]).toEqual(before);
    expect(doings(await plan())).toEqual([]);
  });

  accident(
    "rule 1: somebody renamed before the sync was switched on is linked first and renamed by a later plan",
    async () => {
      const { target, sync, hire, run, plan, logins } = await openCompany({
        settings: { match: [{ from: "employeeNumber", to: "profile.employeeNumber" }] },
      });
      const profile = {
        login: "ann.old@acme.example",
        email: "ann.old@acme.example",
        firstName: "Ann",
        lastName: "Old",
      };
      const account = target.addUser({ profile: { ...profile, employeeNumber: "E-7" } });
      hire("Ann", { employeeId: "E-7" });
      await run();
      expect(target.get(account)?.profile.login).toBe("ann.old@acme.example");
      await sync.apply(await plan());
      expect(target.get(account)?.profile).toMatchObject({ login: "ann@acme.example", lastName: "Berg" });
      expect(logins()).not.toContain("ann.old@acme.example");
    },
  );
});

describe("rule 1: people who leave and come back", () => {
  const leaves = { employmentEndDate: "2026-03-05" };
  const comesBack = { employmentStartDate: "2026-03-20" };

  accident("rule 3: somebody hired again is let into the same account on the first day, and not before", async () => {
    const { source, target, hire, goTo, run, plan, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, leaves);
    goTo("2026-03-06T12:00:00Z");
    await run();
    source.rehire(ann.id, comesBack);
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
    goTo("2026-03-20T12:00:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
    expect(doings(await plan())).toEqual([]);
  });

  accident(
    "rule 1: somebody hired again under a new id takes the account over, and the old record acts on nothing",
    async () => {
      const { source, target, hire, goTo, run, plan, statusOf, logins } = await openCompany({
        humaans: { rehireIdentity: "new id" },
      });
      const ann = hire("Ann", { employeeId: "E-7" });
      await run();
      target.signIn("ann@acme.example");
      source.offboard(ann.id, leaves);
      goTo("2026-03-06T12:00:00Z");
      await run();
      const again = source.rehire(ann.id, comesBack);
      expect(again.id).not.toBe(ann.id);
      goTo("2026-03-20T12:00:00Z");
      await run();
      await run();
      expect(statusOf("ann@acme.example")).toBe("ACTIVE");
      expect(logins().filter((login) => login.startsWith("ann"))).toHaveLength(1);
      expect(doings(await plan())).toEqual([]);
    },
  );

  accident(
    "rule 1: an address given to somebody else hands nobody a leaver's account without a person's word",
    async () => {
      const { source, target, sync, hire, goTo, run, plan, statusOf } = await openCompany();
      const ann = hire("Ann", { employeeId: "E-7" });
      await run();
      target.signIn("ann@acme.example");
      source.offboard(ann.id, leaves);
      goTo("2026-03-06T12:00:00Z");
      await run();
      const alan = hire("Alan", { email: "ann@acme.example", employeeId: "E-99" });
      const planned = await plan();
      expect(changesOf(planned, alan.id).map(({ operation, held }) => [operation, held?.code])).toEqual([
        ["update", "review"],
        ["link", "review"],
      ]);
      await sync.apply(planned);
      expect(target.get("ann@acme.example")?.profile.firstName).toBe("Ann");
      expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
    },
  );

  accident("rule 1: a record of somebody who left long ago claims no live account", async () => {
    const { source, target, hire, run, plan, statusOf } = await openCompany();
    const old = hire("Ann", { employmentStartDate: "2020-01-01" });
    source.offboard(old.id, { employmentEndDate: "2025-03-05" });
    const profile = { login: "ann@acme.example", email: "ann@acme.example", firstName: "Anna", lastName: "Lund" };
    target.addUser({ profile });
    await run();
    expect(changesOf(await plan(), old.id)).toEqual([]);
    await run();
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });

  accident("rule 1: an account that is linked by hand to nobody and deactivated is no joiner's", async () => {
    const { target, hire, run, plan } = await openCompany();
    const profile = { login: "ann@acme.example", email: "ann@acme.example", firstName: "Anna", lastName: "Lund" };
    target.addUser({ profile, status: "DEPROVISIONED" });
    await run();
    const ann = hire("Ann");
    const planned = await plan();
    expect(changesOf(planned, ann.id).map(({ operation, held }) => [operation, held?.code])).toEqual([
      ["link", "conflict"],
    ]);
    expect(codesOf(planned)).toEqual([]);
  });

  accident(
    "rule 1: a match rule by a name that Okta does not have is refused before anybody is made anew",
    async () => {
      const { process } = await openCompany();
      const sync = process({ match: [{ from: "employeeNumber", to: "profile.employeeNummer" }] });
      await expect(sync.plan()).rejects.toMatchObject({
        problems: [{ path: "match.0.to", message: "accounts have no such attribute" }],
      });
    },
  );
});
