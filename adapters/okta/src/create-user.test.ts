import { describe, expect, test } from "vitest";
import { failureOf, openOkta, requiredValues } from "./__fixtures__/open-okta.ts";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

const draft = { set: requiredValues, all: requiredValues };

describe("making a user", () => {
  test.each([
    ["staged", false, ["POST /api/v1/users"], "STAGED", []],
    ["staged", true, ["POST /api/v1/users"], "STAGED", []],
    ["active", true, ["POST /api/v1/users"], "PROVISIONED", ["activation"]],
    ["active", false, ["POST /api/v1/users", "POST /api/v1/users/{id}/lifecycle/activate"], "PROVISIONED", []],
    ["suspended", false, ["POST /api/v1/users", "POST /api/v1/users/{id}/lifecycle/suspend"], "SUSPENDED", []],
  ] as const)("%s, mail %s: %j, then %s", async (state, sendMail, calls, status, mails) => {
    const { users, standIn, asked } = await openOkta();
    asked();
    const id = await users.create(draft, state, { sendMail });
    expect(asked()).toEqual(calls);
    expect(standIn.get(id)).toMatchObject({ status, profile: { login: "mia.brock@example.com", firstName: "Mia" } });
    expect(standIn.inspect().mails.map(({ kind }) => kind)).toEqual(mails);
  });

  test("the password of one made suspended is another every time, and nobody is told", async () => {
    const bodies: string[] = [];
    const { connect, standIn } = await openOkta();
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (typeof init?.body === "string") bodies.push(init.body);
      return globalThis.fetch(input, init);
    };
    const { create } = connect({}, { fetch }).people;
    for (const name of ["mia", "leo"]) {
      const all = { ...requiredValues, "profile.login": `${name}@example.com` };
      await create?.({ set: all, all }, "suspended", {});
    }
    const passwords = bodies.map(
      (body) => (JSON.parse(body) as { credentials: { password: { value: string } } }).credentials.password.value,
    );
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^\w]).{44}$/);
    expect(JSON.stringify(standIn.requests)).not.toContain(passwords[0]);
  });

  test("a login that is taken is refused with the attribute's name and nothing about anybody", async () => {
    const { users } = await openOkta();
    await users.create(draft, "staged", {});
    const error = await failureOf(users.create(draft, "staged", {}));
    expect(error).toMatchObject({
      code: "api",
      vendorCode: "E0000001",
      reasons: ["duplicate:login"],
      maybeWritten: false,
    });
    expect(String(error)).not.toContain("mia");
  });
});

describe("rule 10: cut short between making and activating", () => {
  test.each([
    ["active", "activate", "concurrency limited"],
    ["active", "activate", "internal error"],
    ["active", "activate", "lost answer"],
    ["suspended", "suspend", "internal error"],
    ["suspended", "suspend", "forbidden"],
  ] as const)("%s: after a failure of “%s” (%s) the id still comes back", async (state, operation, kind) => {
    const { users, standIn } = await openOkta();
    standIn.planFault({ kind, path: new RegExp(`/${operation}$`) });
    const id = await users.create(draft, state, { sendMail: false });
    expect(standIn.get(id)?.profile.login).toBe("mia.brock@example.com");
    expect(standIn.inspect().users).toHaveLength(2);
  });

  test("through the engine: linked, and the next run finishes it", { timeout: 20_000 }, async () => {
    const { okta, people, run, left } = await openSync();
    people.set("Mia", employee("Mia"));
    okta.standIn.planFault({ kind: "internal error", path: /\/activate$/ });
    const first = await run();
    expect(first.report.perChange).toMatchObject([
      { operation: "create", result: "failed", account: expect.any(String), error: { code: "state not reached" } },
    ]);
    expect(okta.standIn.inspect().countByStatus.STAGED).toBe(1);

    const second = await run();
    expect(second.report.perChange).toMatchObject([{ operation: "activate", result: "done" }]);
    expect(okta.standIn.inspect().countByStatus).toMatchObject({ STAGED: 0, PROVISIONED: 1 });
    expect(await left()).toEqual([]);
  });

  test("a lost answer to the making itself is settled by the login, never by an index", async () => {
    const { okta, people, run, left } = await openSync({ vendorHoldMs: 0 });
    Object.assign(okta.standIn.switches, { indexDelayMs: 60_000, filterIsLate: true });
    people.set("Mia", employee("Mia", { startDate: "2026-04-01" }));
    okta.standIn.planFault({ kind: "lost answer", method: "POST", path: /\/users$/ });
    expect((await run()).report).toMatchObject({ applied: 1, failed: 0 });
    expect(okta.standIn.inspect().users).toHaveLength(2);
    expect(await left()).toEqual([]);
  });
});
