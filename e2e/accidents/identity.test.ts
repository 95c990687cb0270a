import { createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
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

describe("rule 1: accounts that are there already", () => {
  const profile = { login: "ann@acme.example", email: "ann@acme.example", firstName: "Ann", lastName: "Lund" };

  accident("rule 1: a new address that another account has is a conflict, and the old one stays in use", async () => {
    const { source, target, hire, goTo, run, plan, logins } = await openCompany();
    const ben = hire("Ben");
    await run();
    target.addUser({ profile });
    goTo("2026-03-04T12:00:00Z");
    source.updatePerson(ben.id, { email: "ann@acme.example", lastName: "Lund" });
    const planned = await plan();
    expect(changesOf(planned, ben.id).map(({ held }) => held?.code)).toEqual(["conflict"]);
    const { report } = await run();
    expect(report.failed).toBe(0);
    expect(logins()).toContain("ben@acme.example");
  });

  accident(
    "rule 1: an account of the same address is linked on the first run only after somebody has looked",
    async () => {
      const { target, sync, hire } = await openCompany();
      const account = target.addUser({ profile });
      const ann = hire("Ann");
      const planned = await sync.plan();
      expect(changesOf(planned, ann.id).map(({ held }) => held?.code)).toEqual(["review", "review"]);
      await sync.apply(planned, { confirm: planned.digest });
      expect(target.get(account)?.profile.lastName).toBe("Lund");
      await sync.apply(await sync.plan());
      expect(target.get(account)?.profile.lastName).toBe("Lund");
    },
  );

  accident("rule 6: an account made by hand after the plan was made is not made a second time", async () => {
    const { target, sync, hire, run, plan, logins } = await openCompany({ okta: { acceptDuplicateLogins: true } });
    await run();
    hire("Ann");
    const planned = await plan();
    target.addUser({ profile });
    const report = await sync.apply(planned);
    expect(report.perChange.map(({ result }) => result)).toEqual(["moved"]);
    expect(logins().filter((login) => login.startsWith("ann"))).toHaveLength(1);
  });

  accident("rule 7: an account that a directory owns is not written, and the plan says which", async () => {
    const { source, target, hire, goTo, run, plan } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.setSource("ann@acme.example", "active_directory");
    source.updatePerson(ann.id, { lastName: "Lund" });
    goTo("2026-03-04T12:00:00Z");
    const [change] = changesOf(await plan(), ann.id);
    expect(change?.held).toMatchObject({ code: "protected", evidence: [expect.stringContaining("ACTIVE_DIRECTORY")] });
    const { report } = await run();
    expect(report).toMatchObject({ applied: 0, failed: 0, heldLeft: 1 });
  });

  accident(
    "rule 6: another organisation behind the same settings stops the sync before anybody is made there",
    async () => {
      const other = createOktaStandIn({ orgId: "00oOther", limits: generousLimits });
      let isOther = false;
      const { process, run, plan, target } = await openCompany({
        before: (handle) => (request) => (isOther ? other : { handle }).handle(request),
      });
      await run();
      expect(other.token).toBe(target.token);
      const planned = await plan();
      isOther = true;
      await expect(process().plan()).rejects.toMatchObject({ code: "tenant-changed" });
      await expect(process().apply(planned)).rejects.toMatchObject({ code: "tenant-changed" });
      expect(other.requests.filter(({ method }) => method !== "GET")).toEqual([]);
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
        problems: [
          { path: "match.0.to", message: "accounts have no such attribute; did you mean profile.employeeNumber?" },
        ],
      });
    },
  );
});
