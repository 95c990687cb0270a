import { describe, expect, test } from "vitest";
import { failureOf, openOkta, requiredValues } from "./__fixtures__/open-okta.ts";
import { employee, openSync } from "./__fixtures__/open-sync.ts";

const draft = { set: requiredValues, all: requiredValues };

describe("making a user", () => {
  test.each([
    ["staged", false, ["POST /api/v1/users"], "STAGED", []],
    ["staged", true, ["POST /api/v1/users"], "STAGED", []],
    ["active", true, ["POST /api/v1/users"], "PROVISIONED", ["activation"]],
    ["active", false, ["POST /api/v1/users"], "STAGED", []],
    ["suspended", false, ["POST /api/v1/users"], "ACTIVE", []],
  ] as const)("%s, mail %s: %j, and %s", async (state, sendMail, calls, status, mails) => {
    const { users, standIn, asked, row } = await openOkta();
    asked();
    const id = await users.create(draft, state, { sendMail });
    expect(asked()).toEqual(calls);
    expect(users.madeAs?.(state, { sendMail })).toBe(users.state?.(await row(id)));
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
    ["active", "activate", "STAGED", "PROVISIONED"],
    ["suspended until start", "suspend", "ACTIVE", "SUSPENDED"],
  ] as const)(
    "%s, and the call to %s fails: linked, told, and finished by the next run",
    async (firstState, call, half, whole) => {
      const { okta, people, run, left } = await openSync({
        vendorHoldMs: 0,
        lifecycle: { zone: "Europe/London", joiners: { firstState } },
      });
      people.set("Mia", employee("Mia", firstState === "active" ? {} : { startDate: "2026-04-01" }));
      okta.standIn.planFault({ kind: "unavailable", times: 4, path: new RegExp(`/${call}$`) });
      const first = await run();
      expect(first.report.perChange).toMatchObject([
        { operation: "create", account: expect.any(String), reason: expect.stringContaining("The account was made; ") },
      ]);
      expect(first.report).toMatchObject({ applied: 0, failed: 1 });
      expect(okta.standIn.get("mia@example.com")?.status).toBe(half);

      await run();
      expect(okta.standIn.get("mia@example.com")?.status).toBe(whole);
      expect(await left()).toEqual([]);
    },
    20_000,
  );

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
