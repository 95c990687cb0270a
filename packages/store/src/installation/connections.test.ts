import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { SealedSecretError } from "../secrets/sealed-secret-error.ts";
import { sealingKey } from "../secrets/sealing-key.ts";
import { StoreError } from "../store-error.ts";

const newKey = () => sealingKey(randomBytes(32).toString("base64"));
const draft = {
  id: "hr",
  adapter: "humaans",
  settings: { region: "eu" },
  secrets: { apiToken: "s3cret-token", other: "zwei" },
};

const failure = (reason: string) => (error: unknown) => StoreError.isInstance(error) && error.reason === reason;

onBoth("connections", (fresh) => {
  it("come back with their secrets by name, and open when asked for", async () => {
    const store = await fresh().open({ keys: { current: newKey() } });
    const saved = await store.connections.save(draft);
    expect(saved).toMatchObject({
      id: "hr",
      adapter: "humaans",
      settings: { region: "eu" },
      secretFields: ["apiToken", "other"],
      version: 1,
    });
    expect(await store.connections.list()).toEqual([saved]);
    expect(await store.connections.get("hr")).toEqual(saved);
    expect(await store.connections.secrets("hr")).toEqual(draft.secrets);
    expect(await store.connections.get("HR")).toBeUndefined();
    await store.connections.save({ ...draft, secrets: { other: null } });
    expect(await store.connections.secrets("hr")).toEqual({ apiToken: "s3cret-token" });
    await store.connections.remove("hr");
    expect(await store.connections.secrets("hr")).toEqual({});
  });

  it("refuse a change of what is not there any more", async () => {
    const store = await fresh().open();
    const plain = { id: "hr", adapter: "humaans", settings: {} };
    await store.connections.save({ ...plain, expected: 0 });
    await expect(store.connections.save({ ...plain, expected: 0 })).rejects.toSatisfy(failure("changed"));
    const both = await Promise.allSettled(
      [1, 2].map((region) => store.connections.save({ ...plain, settings: { region }, expected: 1 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await store.connections.get("hr"))?.version).toBe(2);
  });

  it("hold nothing of a secret in the clear", async () => {
    const place = fresh();
    const store = await place.open({ keys: { current: newKey() } });
    await store.connections.save(draft);
    const { queries } = await place.look();
    const rows = await queries.selectFrom("secrets").selectAll().execute();
    expect(rows).toHaveLength(2);
    for (const { sealed } of rows)
      expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toMatch(/s3cret|zwei/);
  });

  it("tell a key that is missing, and never the secret", async () => {
    const place = fresh();
    const current = newKey();
    await (await place.open({ keys: { current } })).connections.save(draft);
    const store = await place.open({ keys: { current: newKey() } });
    const error = await store.connections.secrets("hr").catch((reason: unknown) => reason);
    if (!SealedSecretError.isInstance(error)) throw new Error("something else");
    expect(error.keyId).toBe(current.id);
    expect(`${error.message} ${error.remedy} ${JSON.stringify(error)}`).not.toMatch(/s3cret/);
    await expect((await place.open()).connections.secrets("hr")).rejects.toThrow("keys: are not handed in");
    await expect((await place.open()).connections.save(draft)).rejects.toThrow("keys: are not handed in");
  });

  it("refuse a secret that was put in another place, or changed", async () => {
    const place = fresh();
    const store = await place.open({ keys: { current: newKey() } });
    await store.connections.save(draft);
    const { queries } = await place.look();
    const { sealed } = await queries
      .selectFrom("secrets")
      .select("sealed")
      .where("field", "=", "other")
      .executeTakeFirstOrThrow();
    for (const wrong of [sealed, "", "AAAA", `${sealed.slice(0, -4)}AAAA`]) {
      await queries.updateTable("secrets").set({ sealed: wrong }).where("field", "=", "apiToken").execute();
      await expect(store.connections.secrets("hr")).rejects.toSatisfy(SealedSecretError.isInstance);
    }
  });

  it("are sealed anew under another key, all or none, while the old one still opens", async () => {
    const place = fresh();
    const [old, current] = [newKey(), newKey()];
    const before = await place.open({ keys: { current: old } });
    await before.connections.save(draft);
    await before.connections.save({ ...draft, id: "it" });
    await expect((await place.open({ keys: { current } })).connections.reseal()).rejects.toSatisfy(
      SealedSecretError.isInstance,
    );
    const during = await place.open({ keys: { current, former: [old] } });
    expect(await during.connections.secrets("hr")).toEqual(draft.secrets);
    expect(await during.connections.reseal()).toBe(4);
    expect(await during.connections.reseal()).toBe(0);
    expect(await (await place.open({ keys: { current } })).connections.secrets("it")).toEqual(draft.secrets);
    await expect(before.connections.secrets("hr")).rejects.toSatisfy(SealedSecretError.isInstance);
  });

  it("leave all as it was when one secret cannot be sealed anew", async () => {
    const place = fresh();
    const [old, current] = [newKey(), newKey()];
    await (await place.open({ keys: { current: old } })).connections.save(draft);
    const { queries } = await place.look();
    await queries.updateTable("secrets").set({ sealed: "AAAA" }).where("field", "=", "other").execute();
    const store = await place.open({ keys: { current, former: [old] } });
    await expect(store.connections.reseal()).rejects.toSatisfy(SealedSecretError.isInstance);
    const rows = await queries.selectFrom("secrets").select("key_id").execute();
    expect(rows).toEqual([{ key_id: old.id }, { key_id: old.id }]);
  });
});

onBoth("syncs", (fresh) => {
  const sync = { id: "hr-okta", source: "hr", target: "okta", settings: { zone: "Europe/London" }, by: "ida" };
  const open = async () => {
    const store = await fresh().open();
    for (const id of ["hr", "okta"]) await store.connections.save({ id, adapter: id, settings: {} });
    return store;
  };

  it("keep every version of their settings", async () => {
    const store = await open();
    await store.syncs.save(sync);
    const second = await store.syncs.save({ ...sync, settings: { zone: "UTC" }, by: "ben", expected: 1 });
    expect(second).toMatchObject({ version: 2, settings: { zone: "UTC" }, changedBy: "ben" });
    expect(await store.syncs.list()).toEqual([second]);
    expect(await store.syncs.get("hr-okta")).toEqual(second);
    expect((await store.syncs.versions("hr-okta")).map(({ settings, changedBy }) => [settings, changedBy])).toEqual([
      [{ zone: "Europe/London" }, "ida"],
      [{ zone: "UTC" }, "ben"],
    ]);
    await store.syncs.remove("hr-okta");
    expect(await store.syncs.list()).toEqual([]);
    expect((await store.syncs.save(sync)).version).toBe(3);
  });

  it("refuse a stale change, a connection that is not there, and one that is taken away", async () => {
    const store = await open();
    await store.syncs.save(sync);
    await expect(store.syncs.save({ ...sync, expected: 0 })).rejects.toSatisfy(failure("changed"));
    await expect(store.syncs.save({ ...sync, target: "nowhere" })).rejects.toSatisfy(failure("refused"));
    await expect(store.connections.remove("okta")).rejects.toSatisfy(failure("refused"));
  });
});
