import { ConfigurationError } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";

const draft = { name: "console", role: "operator", by: "ida" } as const;
const startMs = Date.parse("2026-05-01T09:00:00.000Z");

onBoth("API keys", (fresh) => {
  it("are good as they were made, and for nothing else", async () => {
    const store = await fresh().open({ now: () => startMs });
    const { key, stored } = await store.apiKeys.make(draft);
    const other = await store.apiKeys.make(draft);
    expect(key).toMatch(/^rk_[0-9a-f]{16}_[\w-]{43}$/);
    expect(stored).toEqual({
      id: key.slice(3, 19),
      name: "console",
      role: "operator",
      madeAt: "2026-05-01T09:00:00.000Z",
      madeBy: "ida",
    });
    expect(await store.apiKeys.verify(key)).toEqual({ ...stored, usedAt: "2026-05-01T09:00:00.000Z" });
    for (const wrong of ["", "rk_", key.slice(0, -1), `${key}A`, key.toUpperCase(), swapped(key, other.key)])
      expect(await store.apiKeys.verify(wrong)).toBeUndefined();
  });

  it("are kept as digests that no key can be read from", async () => {
    const place = fresh();
    const store = await place.open();
    const { key, stored } = await store.apiKeys.make(draft);
    const rows = await (await place.look()).queries.selectFrom("api_keys").selectAll().execute();
    expect(rows.map(({ id }) => id)).toEqual([stored.id]);
    const secret = key.slice(20);
    expect(JSON.stringify([rows, await store.apiKeys.list(), stored])).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
  });

  it("are refused once they end, or are revoked", async () => {
    let nowMs = startMs;
    const store = await fresh().open({ now: () => nowMs });
    const ending = await store.apiKeys.make({ ...draft, endsAt: "2026-05-01T12:00:00+02:00" });
    const revoked = await store.apiKeys.make({ ...draft, role: "admin" });
    expect(ending.stored.endsAt).toBe("2026-05-01T10:00:00.000Z");
    nowMs += 3_599_999;
    expect(await store.apiKeys.verify(ending.key)).toBeDefined();
    nowMs += 1;
    expect(await store.apiKeys.verify(ending.key)).toBeUndefined();
    expect(await store.apiKeys.verify(revoked.key)).toMatchObject({ role: "admin" });
    expect(await store.apiKeys.revoke(revoked.stored.id, "ben")).toMatchObject({ revokedBy: "ben" });
    nowMs += 1000;
    const again = await store.apiKeys.revoke(revoked.stored.id, "somebody else");
    expect(again).toMatchObject({ revokedAt: "2026-05-01T10:00:00.000Z", revokedBy: "ben" });
    expect(await store.apiKeys.verify(revoked.key)).toBeUndefined();
    expect(await store.apiKeys.revoke("0000000000000000", "ben")).toBeUndefined();
  });

  it("are noted as used once a minute at most, and listed latest first", async () => {
    let nowMs = startMs;
    const store = await fresh().open({ now: () => nowMs });
    const { key } = await store.apiKeys.make(draft);
    nowMs += 1000;
    await store.apiKeys.make({ ...draft, name: "prometheus", role: "viewer" });
    await store.apiKeys.verify(key);
    nowMs += 59_999;
    await store.apiKeys.verify(key);
    expect((await store.apiKeys.list()).map(({ name, usedAt }) => [name, usedAt])).toEqual([
      ["prometheus", undefined],
      ["console", "2026-05-01T09:00:01.000Z"],
    ]);
    nowMs += 1;
    await store.apiKeys.verify(key);
    expect((await store.apiKeys.list())[1]?.usedAt).toBe("2026-05-01T09:01:01.000Z");
  });

  it("are not made of what they cannot be", async () => {
    const store = await fresh().open({ now: () => startMs });
    const made = store.apiKeys.make({ ...draft, name: " ", endsAt: "2026-05-01T09:00:00.000Z", by: "" });
    const failed = await made.catch((error: unknown) => error);
    expect(ConfigurationError.isInstance(failed) && failed.problems.map(({ path }) => path)).toEqual([
      "name",
      "endsAt",
      "by",
    ]);
    expect(await store.apiKeys.list()).toEqual([]);
  });
});

/** The public part of one key with the secret of another. */
const swapped = (one: string, other: string): string => one.slice(0, 20) + other.slice(20);
