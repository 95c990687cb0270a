import { syncSettingsSchema } from "@rosterkit/core";
import {
  AuthenticationError,
  ConfigurationError,
  describeSettings,
  PermissionError,
  RosterkitError,
} from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { openHibob } from "./__fixtures__/open-hibob.ts";
import { hibob } from "./adapter.ts";
import { hibobBehaviour } from "./behaviour.ts";

const failureOf = (attempt: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(attempt)
    .then(
      () => new Error("nothing was thrown"),
      (error: unknown) => error,
    );

describe("what the adapter says of itself", () => {
  it("is a source of people and writes nothing", () => {
    const abilities = hibob.capabilities.map(({ ability }) => ability);
    expect(abilities).toEqual(["people.read", "people.get", "people.discover", "events.receive"]);
    expect(hibob.fromEmployee).toBeUndefined();
  });

  it("asks for a service user, whose token is a secret, and knows the rest", () => {
    expect(describeSettings(hibob.settings, hibob.id)).toMatchObject([
      { name: "serviceUserId", secret: false, required: true, environment: "HIBOB_SERVICE_USER_ID" },
      { name: "token", secret: true, required: true },
      { name: "baseUrl", required: false, default: "https://api.hibob.com/v1" },
      { name: "rateShare", required: false, default: 0.5 },
      { name: "webhookSecret", secret: true, required: false },
    ]);
  });

  it("takes events only with a secret to check them by", () => {
    expect(openHibob().connection.events?.receive).toBeUndefined();
    expect(openHibob({}, { webhookSecret: "s" }).connection.events?.receive).toBeTypeOf("function");
  });
});

describe("the vendor's own behaviour", () => {
  const settingsOf = (behaviour: ReturnType<typeof hibobBehaviour>) => {
    const { lifecycle, ...rest } = behaviour;
    return syncSettingsSchema.parse({ ...rest, id: "s", lifecycle: { ...lifecycle, zone: "Europe/London" } });
  };

  it("is a preset: accounts on the start date, new joiners only, leavers out", () => {
    expect(hibob.presets[0]?.settings).toEqual(hibobBehaviour());
    expect(hibob.presets[0]?.description).toContain("not published");
    expect(settingsOf(hibobBehaviour())).toMatchObject({
      newJoinersOnly: true,
      create: true,
      update: true,
      remove: true,
      lifecycle: {
        joiners: { provision: "on start date", activate: true },
        leavers: { action: "suspend", at: "end of day" },
        vanished: "hold",
      },
    });
  });

  it.each([
    ["according to Bob", { firstState: "suspended until start", activate: true }],
    ["always active", { firstState: "active", activate: true }],
    ["always inactive", { firstState: "staged", activate: false }],
  ] as const)("has the created status %s", (createdStatus, joiners) => {
    const { lifecycle } = settingsOf(hibobBehaviour({ create: "on creation", createdStatus }));
    expect(lifecycle.joiners).toMatchObject({ provision: "on creation", ...joiners });
  });

  it("has the filter of domains", () => {
    expect(settingsOf(hibobBehaviour()).scope).toBeUndefined();
    const { scope } = settingsOf(hibobBehaviour({ emailDomains: ["acme.example"] }));
    expect(scope).toEqual({ emailDomains: ["acme.example"] });
  });
});

describe("settings that cannot work", () => {
  it.each([
    ["no token", { token: " " }, "token"],
    ["an address that is none", { baseUrl: "hibob" }, "baseUrl"],
  ])("%s", async (_, settings, path) => {
    const error = await failureOf(() => openHibob({}, settings));
    expect(ConfigurationError.isInstance(error) && error.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe("check", () => {
  it("names the company and finds nothing missing, and asks for one person only when asked again", async () => {
    const { connection, standIn, asked } = openHibob();
    for (const _ of [1, 2]) {
      const { account, findings } = await connection.check();
      expect(account).toBe(String(standIn.companyId));
      expect(findings.map(({ ok, permission }) => [ok, permission])).toEqual([
        [true, "view Basic info"],
        [true, "view Work"],
        [true, "view Lifecycle"],
      ]);
    }
    expect(asked()).toEqual(["/people/search", expect.stringMatching(/^\/people\/\d+$/)]);
  });

  it("names the category that is not permitted, also when it was permitted before", async () => {
    const { connection, standIn } = openHibob();
    await connection.check();
    standIn.setAccess({ categories: ["root", "work"] });
    const bad = (await connection.check()).findings.filter(({ ok }) => !ok);
    expect(bad).toEqual([
      {
        ability: "people.read",
        permission: "view Lifecycle",
        ok: false,
        remedy: expect.stringContaining("internal.lifecycleStatus"),
      },
    ]);
  });

  it("asks everybody again when the one it knows is gone", async () => {
    const { connection, standIn } = openHibob();
    await connection.check();
    for (const { id } of standIn.employees.slice(0, 5)) standIn.deleteEmployee(id);
    expect((await connection.check()).findings.every(({ ok }) => ok)).toBe(true);
  });

  it("rejects when nobody is shown", async () => {
    const error = await failureOf(() => openHibob({ people: [] }).connection.check());
    expect(PermissionError.isInstance(error) && error.remedy).toContain("permission group");
  });
});

describe("rule 11: 401 and 403 stop at once", () => {
  it("asks once with a wrong token, and warns of the block", async () => {
    const { connection, readAll, asked } = openHibob({}, { token: "wrong" });
    for (const attempt of [() => connection.check(), () => readAll({ attributes: ["email"] })]) {
      const error = await failureOf(attempt);
      expect(AuthenticationError.isInstance(error) && error.remedy).toContain("blocked");
    }
    expect(asked()).toHaveLength(2);
  });

  it("says which permission is missing where the vendor refuses", async () => {
    const { readAll } = openHibob({ access: { inGroup: false } });
    const error = await failureOf(() => readAll({ attributes: ["email"] }));
    expect(PermissionError.isInstance(error) && error).toMatchObject({ vendorCode: "forbidden", adapter: "hibob" });
  });

  it("tells a block from a missing permission", async () => {
    const { connection, standIn } = openHibob({ switches: { blockAfter: 2 } });
    standIn.setAccess({ inGroup: false });
    for (const _ of [1, 2]) await failureOf(() => connection.check());
    standIn.setAccess({ inGroup: true });
    const error = await failureOf(() => connection.check());
    expect(RosterkitError.isInstance(error) && error).toMatchObject({
      message: expect.stringContaining("blocked"),
      remedy: expect.stringContaining("wait"),
    });
  });
});
