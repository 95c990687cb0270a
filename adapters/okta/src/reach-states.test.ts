import { describe, expect, test } from "vitest";
import { failureOf, openOkta } from "./__fixtures__/open-okta.ts";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

const active = { login: "mia@example.com", email: "mia@example.com", firstName: "Mia", lastName: "Brock" };

describe("being there already is success", () => {
  test.each(["E0000007", "accepted"] as const)(
    "deactivating somebody deactivated meanwhile (Okta answers %s)",
    async (answer) => {
      const { standIn, users, row } = await openOkta({ switches: { deactivateDeprovisioned: answer } });
      const id = standIn.addUser({ profile: active });
      const from = await row(id);
      standIn.deactivate(id);
      await users.become.inactive?.(id, from, {});
      expect(standIn.get(id)?.status).toBe("DEPROVISIONED");
    },
  );

  test("activating, suspending and unsuspending somebody who was so meanwhile", async () => {
    const { standIn, users, row } = await openOkta();
    const id = standIn.addUser({ profile: active, status: "STAGED" });
    const staged = await row(id);
    standIn.activate(id);
    standIn.signIn(id);
    await users.become.active?.(id, staged, { sendMail: true });
    const signedIn = await row(id);
    standIn.suspend(id);
    await users.become.suspended?.(id, signedIn, {});
    const suspended = await row(id);
    standIn.unsuspend(id);
    await users.become.active?.(id, suspended, {});
    expect(standIn.get(id)?.status).toBe("ACTIVE");
    expect(standIn.inspect().mails).toEqual([]);
  });

  test("somebody deactivated counts as suspended, and nobody is called for those who are there", async () => {
    const { standIn, become, asked } = await openOkta();
    const id = standIn.addUser({ profile: active, status: "DEPROVISIONED" });
    asked();
    await become(id, "suspended");
    await become(id, "inactive");
    expect(asked().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  test("somebody who was locked out and got in by themselves meanwhile is suspended all the same", async () => {
    const { standIn, users, row, become } = await openOkta();
    const id = standIn.addUser({ profile: active });
    standIn.lock(id);
    const lockedOut = await row(id);
    await become(id, "suspended");
    standIn.unsuspend(id);
    await users.become.suspended?.(id, lockedOut, {});
    expect(standIn.get(id)?.status).toBe("SUSPENDED");
    expect(standIn.requests.filter(({ status }) => status === 403)).toHaveLength(1);
  });

  test("somebody gone is no success", async () => {
    const { standIn, users, row } = await openOkta();
    const id = standIn.addUser({ profile: active });
    const from = await row(id);
    standIn.remove(id);
    expect(await failureOf(users.become.inactive?.(id, from, {}) ?? Promise.resolve())).toMatchObject({
      vendorCode: "E0000007",
    });
  });
});

describe("mail", () => {
  test("activating mails only where mail is wanted", async () => {
    const { standIn, create, become } = await openOkta();
    const quiet = await create({ "profile.login": "quiet@example.com" });
    const mailed = await create({ "profile.login": "mailed@example.com" });
    await become(quiet, "active");
    await become(mailed, "active", true);
    expect(standIn.inspect().mails).toMatchObject([{ userId: mailed, kind: "activation" }]);
  });

  test("deactivating never mails the administrators", async () => {
    const { standIn, become } = await openOkta();
    const id = standIn.addUser({ profile: active });
    await become(id, "inactive", true);
    expect(standIn.inspect().mails).toEqual([]);
  });

  test("the welcome resets the password of somebody who never had one to know, once, and of nobody else", async () => {
    const { standIn, users, row, create, become } = await openOkta();
    const newcomer = await create({}, "suspended");
    await become(newcomer, "suspended");
    const back = standIn.addUser({ profile: active });
    standIn.signIn(back);
    standIn.suspend(back);
    for (const id of [back, newcomer, newcomer]) {
      await become(id, "active", true);
      await users.sendWelcome?.(id, await row(id), { sendMail: true });
    }
    expect(standIn.get(back)?.status).toBe("ACTIVE");
    expect(standIn.get(newcomer)?.status).toBe("RECOVERY");
    expect(standIn.inspect().mails).toMatchObject([{ userId: newcomer, kind: "password reset" }]);
  });

  test("a password reset that is refused is told, although they are active by then", async () => {
    const { okta, people, run, goTo } = await openSync({
      lifecycle: { zone: "Europe/London", joiners: { firstState: "suspended until start" } },
    });
    Object.assign(okta.standIn.switches, { resetPasswordFrom: [] });
    people.set("Mia", employee("Mia", { startDate: "2026-04-01" }));
    await run();
    goTo("2026-04-01T12:00:00Z");
    expect((await run()).report.perChange).toMatchObject([
      { operation: "unsuspend", result: "refused", reason: expect.stringContaining("was not sent") },
    ]);
    expect(okta.standIn.get("mia@example.com")?.status).toBe("ACTIVE");
  });

  test.each(["lost answer", "internal error", "time-out"] as const)(
    "rule 10: of a letting in whose answer is lost (%s) the mail is sent all the same",
    async (kind) => {
      const { okta, people, run, goTo, left } = await openSync(
        { vendorHoldMs: 0, lifecycle: { zone: "Europe/London", joiners: { firstState: "suspended until start" } } },
        { hangMs: 50 },
      );
      people.set("Mia", employee("Mia", { startDate: "2026-04-01" }));
      await run();
      goTo("2026-04-01T12:00:00Z");
      okta.standIn.planFault({ kind, path: /\/unsuspend$/ });
      await run();
      await run();
      expect(okta.standIn.get("mia@example.com")?.status).toBe("RECOVERY");
      expect(okta.standIn.inspect().mails).toMatchObject([{ kind: "password reset" }]);
      expect(await left()).toEqual([]);
    },
  );
});

describe("deleting takes two steps", () => {
  test("deactivates first, then deletes", async () => {
    const { standIn, become, asked } = await openOkta();
    const id = standIn.addUser({ profile: active });
    asked();
    await become(id, "deleted");
    expect(asked().filter((request) => !request.startsWith("GET"))).toEqual([
      "POST /api/v1/users/{id}/lifecycle/deactivate",
      "DELETE /api/v1/users/{id}",
    ]);
    expect(standIn.get(id)).toBeUndefined();
  });

  test("whoever is still on the way out is not deleted, so that an answer of 204 never passes for a deletion", async () => {
    const { standIn, become, asked } = await openOkta({ switches: { deactivationLagMs: 300 } });
    const id = standIn.addUser({ profile: active });
    await become(id, "deleted");
    expect(asked().filter((request) => request.startsWith("DELETE"))).toEqual([]);
    await expect.poll(() => standIn.get(id)?.status).toBe("DEPROVISIONED");
    await become(id, "deleted");
    expect(standIn.get(id)).toBeUndefined();
  });

  test("deactivating twice deletes nobody", async () => {
    const { standIn, users, row, become } = await openOkta();
    const id = standIn.addUser({ profile: active });
    const from = await row(id);
    await become(id, "inactive");
    await users.become.inactive?.(id, from, {});
    expect(standIn.get(id)?.status).toBe("DEPROVISIONED");
  });
});

describe("rule 4: reactivate first, wait for transitioningToStatus to go, then update", () => {
  test("an update right after an activation is turned away as busy, and goes through a little later", async () => {
    const { standIn, users, create, become } = await openOkta({ switches: { activationLagMs: 300 } });
    const id = await create();
    await become(id, "active");
    expect(standIn.get(id)).toMatchObject({ status: "STAGED", transitioningToStatus: "PROVISIONED" });
    await users.update(id, { set: { "profile.title": "Engineer" }, all: {} }, {});
    expect(standIn.get(id)).toMatchObject({ status: "PROVISIONED", profile: { title: "Engineer" } });
    expect(standIn.requests.map(({ status }) => status)).toContain(409);
  });

  test("while somebody is on the way, nothing is asked for again", async () => {
    const { standIn, create, become, asked } = await openOkta({ switches: { activationLagMs: 60_000 } });
    const id = await create();
    await become(id, "active");
    asked();
    await become(id, "active");
    expect(asked()).toEqual(["GET /api/v1/users/{id}"]);
    expect(standIn.get(id)?.transitioningToStatus).toBe("PROVISIONED");
  });

  test("a rehire whose name changed: reactivated, waited for, updated, in one run", async () => {
    const { okta, people, run, left, goTo } = await openSync(
      { lifecycle: { zone: "Europe/London", leavers: { action: "deactivate" } } },
      { switches: { activationLagMs: 700 } },
    );
    people.set("Mia", employee("Mia"));
    await run();
    people.set("Mia", employee("Mia", { endDate: "2026-03-31" }));
    goTo("2026-04-02T12:00:00Z");
    expect((await run()).plan.counts).toMatchObject({ deactivate: 1 });
    people.set("Mia", employee("Mia", { startDate: "2026-05-01", familyName: "Stone" }));
    goTo("2026-05-01T12:00:00Z");
    const { plan, report } = await run();
    expect(plan.counts).toMatchObject({ reactivate: 1, update: 1 });
    expect(report).toMatchObject({ applied: 2, failed: 0, moved: 0 });
    expect(okta.standIn.get("mia@example.com")).toMatchObject({
      status: "PROVISIONED",
      profile: { lastName: "Stone" },
    });
    expect(await left()).toEqual([]);
  });
});

describe("rule 4: whoever is put out has sessions and tokens revoked", () => {
  test("a leaver is suspended, and sessions and OAuth tokens are at an end", async () => {
    const { okta, people, run, goTo } = await openSync();
    people.set("Mia", employee("Mia"));
    await run();
    okta.standIn.signIn("mia@example.com");
    people.set("Mia", employee("Mia", { endDate: "2026-03-31" }));
    goTo("2026-04-01T12:00:00Z");
    expect((await run()).report).toMatchObject({ applied: 1, failed: 0 });
    const instant = "2026-04-01T12:00:00.000Z";
    expect(okta.standIn.get("mia@example.com")).toMatchObject({
      status: "SUSPENDED",
      sessionsRevokedAt: instant,
      oauthTokensRevokedAt: instant,
    });
  });

  test("where they cannot be revoked the leaver is not out, and the next run ends it", async () => {
    const { okta, people, run, left, goTo } = await openSync();
    people.set("Mia", employee("Mia"));
    await run();
    okta.standIn.signIn("mia@example.com");
    people.set("Mia", employee("Mia", { endDate: "2026-03-31" }));
    goTo("2026-04-01T12:00:00Z");
    okta.standIn.planFault({ kind: "internal error", method: "DELETE", path: /\/sessions$/ });
    const { report } = await run();
    expect(report).toMatchObject({ applied: 0, failed: 1, open: 1 });
    expect(report.perChange[0]?.reason).toBe("Leaver not out: Sessions could not be ended");
    expect(okta.standIn.get("mia@example.com")).toMatchObject({ status: "SUSPENDED", sessionsRevokedAt: null });

    expect(await left()).toEqual([]);
    expect(okta.standIn.get("mia@example.com")?.sessionsRevokedAt).toBe("2026-04-01T12:00:00.000Z");
  });
});
