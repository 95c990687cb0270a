import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { codesOf, doings } from "./tell-plan.ts";

const left = { employmentEndDate: "2026-03-03" };
const dayAfter = "2026-03-04T12:00:00Z";

describe("rule 9: guards", () => {
  accident(
    "rule 9: a quarter of the staff leaving on the day of a bulk change of titles is held, and the joiner goes on",
    async () => {
      const { source, sync, hire, goTo, run, plan, logins, target } = await openCompany({ staff: 47 });
      await run();
      goTo(dayAfter);
      const staff = source.people.slice(1);
      for (const { id } of staff.slice(0, 12)) source.offboard(id, left);
      for (const { id } of staff.slice(12))
        source.addJobRole({ personId: id, effectiveDate: "2026-03-04", jobTitle: "Star" });
      hire("New");
      const planned = await plan();
      expect(tally(planned.changes.map(({ operation, held }) => `${operation} ${held?.guardClass ?? "free"}`))).toEqual(
        {
          "create free": 1,
          "deactivate remove": 12,
          "update attribute profile.title": 35,
        },
      );
      await sync.apply(planned);
      expect(logins()).toContain("new@acme.example");
      expect(target.inspect().countByStatus.DEPROVISIONED).toBe(0);
    },
  );

  accident("rule 9: leavers who come one run at a time add up: the eleventh of a day is held", async () => {
    const { source, goTo, run, target } = await openCompany({ staff: 15 });
    await run();
    goTo(dayAfter);
    for (const { id } of source.people.slice(1)) {
      source.offboard(id, left);
      await run();
    }
    expect(target.inspect().countByStatus.DEPROVISIONED).toBe(10);
  });

  accident("rule 9: an immediate revocation is held by no limit", async () => {
    const { source, target, sync, hire, goTo, run, statusOf } = await openCompany({
      settings: { guard: { remove: { count: 0 } } },
    });
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    for (const login of ["ann@acme.example", "ben@acme.example"]) target.signIn(login);
    for (const { id } of [ann, ben]) source.offboard(id, left);
    await sync.revoke(ann.id, "2026-03-03T09:00:00Z", "2026-01-05");
    goTo(dayAfter);
    await run();
    expect([statusOf("ann@acme.example"), statusOf("ben@acme.example")]).toEqual(["SUSPENDED", "ACTIVE"]);
  });

  accident("rule 9: a protected account is neither removed nor renamed, and nobody's word lifts that", async () => {
    const { source, target, sync, hire, goTo, run, plan, statusOf } = await openCompany({
      settings: { protected: ["ANN@acme.example", "ben@acme.example"] },
    });
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, left);
    source.updatePerson(ben.id, { email: "ben.lund@acme.example" });
    goTo(dayAfter);
    const planned = await plan();
    expect(planned.changes.map(({ held }) => held?.code)).toEqual(["protected", "protected"]);
    await expect(sync.decide(planned.changes, "Mia", "HR asked")).rejects.toThrow("only the settings can change that");
    await sync
      .apply(planned, { lift: { codes: ["protected"], by: "Mia", reason: "HR asked" } as never })
      .catch(() => {});
    expect([statusOf("ann@acme.example"), statusOf("ben@acme.example")]).toEqual(["ACTIVE", "PROVISIONED"]);
  });

  accident("rule 9: a protected login that nobody has is told of, for it protects nobody", async () => {
    const { hire, run, plan } = await openCompany({ settings: { protected: ["ann@acme.example", "an@acme.example"] } });
    hire("Ann");
    await run();
    const told = (await plan()).issues.filter(({ code }) => code === "protects nobody");
    expect(told.map(({ message }) => /"(.*)"/.exec(message)?.[1])).toEqual(["an@acme.example"]);
  });

  accident("rule 9: whoever owns the token in use is never locked out by it", async () => {
    const { source, hire, goTo, run, plan } = await openCompany();
    const admin = hire("Mia", { email: "okta.admin@rosterkit.example" });
    await run();
    source.offboard(admin.id, left);
    goTo(dayAfter);
    expect(doings(await plan())).toEqual(["suspend held: protected"]);
  });

  accident("rule 9: a decision is about one change as it was, and lapses when the change is another", async () => {
    const { source, sync, hire, goTo, run, plan } = await openCompany({
      settings: { guard: { attribute: { count: 0 } } },
    });
    const ann = hire("Ann", { preferredName: "Annie" });
    await run();
    goTo(dayAfter);
    source.updatePerson(ann.id, { preferredName: "Nan" });
    const planned = await plan();
    expect(doings(planned)).toEqual(["update held: guard"]);
    await sync.decide(planned.changes, "Mia", "seen with HR");
    source.updatePerson(ann.id, { preferredName: "Nina" });
    expect(doings(await plan())).toEqual(["update held: guard"]);
    source.updatePerson(ann.id, { preferredName: "Nan" });
    expect((await plan()).changes[0]?.lifted).toEqual({ by: "Mia", reason: "seen with HR" });
  });
});

describe("rule 11: limits of the vendor", () => {
  accident("rule 11: a token that is refused half-way stops the run, and nothing more is tried with it", async () => {
    const { target, sync, hire, run, plan } = await openCompany({ settings: { concurrency: 1 } });
    await run();
    for (let number = 1; number <= 5; number++) hire(`N${number}`);
    const planned = await plan();
    const before = target.requests.length;
    target.planFault({ kind: "unauthenticated", method: "POST", path: /\/users$/, nth: 2 });
    const report = await sync.apply(planned);
    expect(report.stopped).toMatchObject({ code: "authentication" });
    expect(report.failed).toBe(1);
    const made = target.requests
      .slice(before)
      .filter(({ method, path }) => method === "POST" && path.endsWith("/users"));
    expect(made).toHaveLength(2);
  });

  accident("rule 11: a record that cannot be read is set aside, and the rest go on", async () => {
    const { source, hire, goTo, run, statusOf, plan } = await openCompany({
      settings: { lifecycle: { zone: "Europe/London", vanished: "suspend" } },
    });
    const [ann, ben] = [hire("Ann"), hire("Ben")];
    await run();
    goTo(dayAfter);
    source.updatePerson(ann.id, { teams: "not a list" as never });
    source.offboard(ben.id, left);
    const planned = await plan();
    expect(codesOf(planned)).toEqual(["incomplete read"]);
    await run();
    expect([statusOf("ann@acme.example"), statusOf("ben@acme.example")]).toEqual(["PROVISIONED", "DEPROVISIONED"]);
  });
});

const tally = (words: readonly string[]): { readonly [word: string]: number } =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
