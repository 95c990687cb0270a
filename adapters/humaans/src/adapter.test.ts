import { type SyncSettings, syncSettingsSchema } from "@rosterkit/core";
import {
  AuthenticationError,
  ConfigurationError,
  describeSettings,
  PermissionError,
  RosterkitError,
} from "@rosterkit/core/adapter";
import type { FaultKind } from "@rosterkit/sandbox";
import { describe, expect, it } from "vitest";
import { openHumaans } from "./__fixtures__/open-humaans.ts";
import { humaans } from "./adapter.ts";

const failureOf = async (attempt: () => unknown): Promise<unknown> => {
  try {
    await attempt();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("what the adapter says of itself", () => {
  it("is a source of people and writes nothing", () => {
    expect(humaans.capabilities).toEqual([
      { ability: "people.read", permission: "private:read", undoable: true },
      { ability: "people.get", permission: "private:read", undoable: true },
      { ability: "people.discover", permission: "private:read", undoable: true },
      { ability: "events.receive", undoable: true },
    ]);
    expect(humaans.fromEmployee).toBeUndefined();
  });

  it("asks for a token, which is a secret, and knows the rest", () => {
    expect(describeSettings(humaans.settings, humaans.id)).toMatchObject([
      { name: "apiToken", secret: true, required: true, environment: "HUMAANS_API_TOKEN" },
      { name: "baseUrl", secret: false, required: false, default: "https://app.humaans.io/api" },
      { name: "profileUrl", secret: false, required: false, default: "https://app.humaans.io/people?profile={id}" },
      { name: "rateShare", secret: false, required: false, default: 0.5 },
      { name: "webhookSecret", secret: true, required: false, environment: "HUMAANS_WEBHOOK_SECRET" },
      { name: "webhookSignatureHeader", secret: false, required: false, default: "x-humaans-signature" },
      { name: "webhookSignature", secret: false, required: false, default: "hex" },
    ]);
  });

  it("has the vendor's own behaviour as a preset that a sync takes", () => {
    const [preset] = humaans.presets;
    const { lifecycle, ...rest } = (preset?.settings ?? {}) as Partial<SyncSettings>;
    const settings = syncSettingsSchema.parse({ ...rest, id: "s", lifecycle: { ...lifecycle, zone: "Europe/London" } });
    expect(settings).toMatchObject({ newJoinersOnly: true, create: true, update: true, remove: true });
    expect(preset).toMatchObject({ name: "humaans", description: expect.stringContaining("not published") });
  });
});

describe("settings that cannot work", () => {
  it.each([
    ["no token", { apiToken: " " }, "apiToken"],
    ["a profile address without a place for the id", { profileUrl: "https://acme.example/people" }, "profileUrl"],
    ["an address that is none", { baseUrl: "humaans" }, "baseUrl"],
    ["a header that is none", { webhookSignatureHeader: "x: y" }, "webhookSignatureHeader"],
  ])("%s", async (_, settings, path) => {
    const error = await failureOf(() => openHumaans({}, settings));
    expect(ConfigurationError.isInstance(error) && error.problems.map((problem) => problem.path)).toEqual([path]);
  });

  it("is an address without https", async () => {
    const error = await failureOf(() => openHumaans({}, { baseUrl: "http://humaans.test/api" }));
    expect(ConfigurationError.isInstance(error)).toBe(true);
  });
});

describe("check", () => {
  it("names the company behind the token and finds nothing missing", async () => {
    const { connection, standIn, asked } = openHumaans();
    const checked = await connection.check();
    expect(checked).toMatchObject({ account: standIn.companyId, accountName: "Acme Ltd" });
    expect(checked.findings.every(({ ok }) => ok)).toBe(true);
    expect(checked).not.toHaveProperty("owners");
    expect(asked()).toEqual(["/token-info", "/me", "/companies", "/people"]);
  });

  it.each([
    [["private:read"], ["public:read"]],
    [["public:read"], ["private:read"]],
    [[], ["public:read", "private:read"]],
    [["compensations:read"], ["public:read", "private:read"]],
  ] as const)("names what is missing from the scopes %j", async (scopes, missing) => {
    const { findings } = await openHumaans({ access: { scopes, role: "owner" } }).connection.check();
    const bad = findings.filter(({ ok }) => !ok);
    expect(bad.map(({ permission }) => permission)).toEqual(missing);
    for (const { ability, permission, remedy } of bad) {
      expect(ability).toBe("people.read");
      expect(remedy).toContain(permission);
      expect(remedy).not.toContain("\n");
    }
  });

  it("finds out the token of an ordinary user, whatever its scopes", async () => {
    const { connection } = openHumaans({ access: { scopes: ["public:read", "private:read"], role: "user" } });
    expect((await connection.check()).findings.filter(({ ok }) => !ok)).toEqual([
      {
        ability: "people.read",
        permission: "role Owner, Admin, Finance or Tech",
        ok: false,
        remedy: expect.stringContaining("nobody but its owner"),
      },
    ]);
  });

  it("rule 11: rejects at once with a wrong token, and says what to do", async () => {
    const { connection, asked } = openHumaans({}, { apiToken: "x".repeat(32) });
    const error = await failureOf(() => connection.check());
    expect(AuthenticationError.isInstance(error) && error.remedy).toMatch(/Humaans credential/);
    expect(asked()).toEqual(["/token-info"]);
  });
});

describe("failures", () => {
  it("rule 11: 403 ends the read and names the scopes", async () => {
    const { readAll, standIn } = openHumaans();
    standIn.setTokenAccess({ scopes: [] });
    const error = await failureOf(() => readAll());
    expect(PermissionError.isInstance(error) && error).toMatchObject({
      permission: "public:read and private:read",
      vendorCode: "Forbidden",
      adapter: "humaans",
    });
  });

  it.concurrent.each<FaultKind>(["unauthenticated", "forbidden", "internal error", "truncated body", "lost answer"])(
    "rule 13: show neither the token nor a person (%s)",
    async (kind) => {
      const { connection, standIn } = openHumaans({ count: 20 });
      standIn.planFault({ kind, times: 99 });
      const id = standIn.idOf("person-00003");
      const failures = [() => connection.check(), async () => connection.people.get?.(id)].map(failureOf);
      for (const error of await Promise.all(failures)) {
        expect(RosterkitError.isInstance(error)).toBe(true);
        expect(everythingIn(error)).not.toMatch(new RegExp(`${standIn.token}|${id}|acme\\.example`));
      }
    },
    30_000,
  );
});

const everythingIn = (error: unknown): string =>
  error instanceof Error
    ? [
        error.stack,
        JSON.stringify(error),
        JSON.stringify(Object.getOwnPropertyDescriptors(error)),
        everythingIn(error.cause),
      ].join()
    : String(error);
