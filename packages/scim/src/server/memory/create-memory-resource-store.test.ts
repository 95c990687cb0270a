import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyUser, soundFilter } from "../../__fixtures__/arbitraries.ts";
import { compileFilter, type Filter, groupType, parseFilter, type ScimResource, userType } from "../../index.ts";
import { createMemoryResourceStore, type ResourceStore } from "../index.ts";
import { createCollection } from "./collection.ts";
import { indexCandidates } from "./index-candidates.ts";

const all = { sort: undefined, projection: {}, page: { by: "index", startIndex: 1, count: 1_000 } } as const;
const named = (userName: string, more: ScimResource = {}): ScimResource => ({
  schemas: [userType.urn],
  userName,
  ...more,
});
const group = (displayName: string, ...ids: readonly unknown[]): ScimResource => ({
  schemas: [groupType.urn],
  displayName,
  ...(ids.length > 0 && { members: ids.map((value) => ({ value })) }),
});
const namesOf = async (store: ResourceStore, filter: Filter | string) =>
  (
    await store.list(userType, { ...all, filter: typeof filter === "string" ? parseFilter(filter) : filter })
  ).resources.map(({ userName }) => userName);

describe("indexes", () => {
  const users = fc.array(anyUser, { minLength: 1, maxLength: 12 });

  it("find what looking at everybody finds, in the same order, after every kind of write", async () => {
    await fc.assert(
      fc.asyncProperty(
        users,
        users,
        fc.array(soundFilter, { minLength: 1, maxLength: 5 }),
        async (first, second, filters) => {
          const store = createMemoryResourceStore({ unique: [], indexes: ["name.familyName", "emails.type", "title"] });
          const kept = new Map<unknown, ScimResource>();
          const write = (resource: ScimResource) => kept.set(resource.id, resource);
          for (const [place, user] of first.entries()) {
            write(await store.create(userType, { ...user, userName: `u${place}` }));
          }
          for (const [place, id] of [...kept.keys()].entries()) {
            const next = second[place];
            if (next === undefined) continue;
            if (place % 3 === 0) {
              await store.delete(userType, String(id), () => undefined);
              kept.delete(id);
            } else {
              const written = await store.update(userType, String(id), (current) => ({
                ...current,
                ...next,
                id,
                userName: `w${place}`,
              }));
              if (written !== undefined) write(written);
            }
          }
          for (const filter of filters) {
            const matches = compileFilter(filter, userType);
            const expected = [...kept.values()].filter(matches).map(({ userName }) => userName);
            expect(await namesOf(store, filter)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['userName eq "U7"', 1],
    ['emails.value eq "u7@x.example" and active eq true', 1],
    ['emails[type eq "work" and value eq "u7@x.example"]', 1],
    ['emails eq "u7@x.example"', 1],
    ['externalId eq "e7" or userName eq "u8"', 2],
    ['active eq true and (userName eq "u1" or userName eq "u2")', 2],
    ['displayName eq "nobody"', 0],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "u7"', 1],
    ['userName sw "u7"', undefined],
    ['userName eq "u7" or title pr', undefined],
    ['not (userName eq "u7")', undefined],
  ])("leave for %s so many to look at: %s", (filter, count) => {
    const indexed = ["userName", "externalId", "emails.value", "displayName"];
    const collection = createCollection(userType, indexed);
    for (let each = 0; each < 20; each++) {
      const emails = [{ type: "work", value: `u${each}@x.example` }];
      collection.add(`${each}`, named(`u${each}`, { externalId: `e${each}`, emails, active: true }));
    }
    const indexes = new Map(indexed.flatMap((path) => [[path, collection.index(path)] as const]).filter(isThere));
    expect(indexCandidates(parseFilter(filter), userType, indexes)?.size).toBe(count);
  });
});

const isThere = <Key, Value>(pair: readonly [Key, Value | undefined]): pair is [Key, Value] => pair[1] !== undefined;

describe("what may be there once", () => {
  it("is what the schema says and the settings add, in the case that counts", async () => {
    const store = createMemoryResourceStore({ unique: { Group: ["displayname"], User: ["externalId", "emails"] } });
    await store.create(userType, named("ada", { externalId: "E1" }));
    await expect(store.create(userType, named("ADA"))).rejects.toMatchObject({ status: 409, scimType: "uniqueness" });
    await expect(store.create(userType, named("bob", { externalId: "E1" }))).rejects.toThrow(/externalId/);
    await store.create(userType, named("bob", { externalId: "e1" }));
    const emails = [{ value: "x@example.com" }, { value: "" }];
    await store.create(userType, named("cy", { emails }));
    await store.create(userType, named("dee", { emails: [{ value: "" }] }));
    await expect(store.create(userType, named("eve", { emails }))).rejects.toThrow(/emails\.value/);
    await store.create(groupType, group("Sales"));
    await expect(store.create(groupType, group("sales"))).rejects.toThrow(/displayName/);
  });

  it("is free again when whoever had it has another, or is gone", async () => {
    const store = createMemoryResourceStore();
    const ada = await store.create(userType, named("ada", { externalId: "1" }));
    await store.update(userType, String(ada.id), (current) => ({ ...current, userName: "ada2" }));
    const next = await store.create(userType, named("ada", { externalId: "2" }));
    await store.delete(userType, String(next.id), () => undefined);
    expect(await namesOf(store, 'userName eq "ada"')).toEqual([]);
    await store.create(userType, named("ada", { externalId: "2" }));
  });

  it("does not keep a refused write", async () => {
    const store = createMemoryResourceStore();
    await store.create(userType, named("ada"));
    const bob = await store.create(userType, named("bob"));
    const rename = store.update(userType, String(bob.id), (current) => ({ ...current, userName: "ada" }));
    await expect(rename).rejects.toMatchObject({ status: 409 });
    expect(await store.get(userType, String(bob.id))).toBe(bob);
    const refusal = new Error("refused");
    const refused = store.delete(userType, String(bob.id), () => {
      throw refusal;
    });
    await expect(refused).rejects.toBe(refusal);
    expect(await namesOf(store, "userName pr")).toEqual(["ada", "bob"]);
  });
});

describe("members", () => {
  it("show at both ends, nested groups included, and go with whoever is deleted", async () => {
    const store = createMemoryResourceStore();
    const [ada, bob] = [await store.create(userType, named("ada")), await store.create(userType, named("bob"))];
    const sales = await store.create(groupType, group("Sales", ada.id, bob.id));
    const everyone = await store.create(groupType, group("Everyone", ada.id, sales.id));
    const groupsOf = async (user: ScimResource) => (await store.get(userType, String(user.id)))?.groups;
    expect(await groupsOf(ada)).toMatchObject([{ display: "Sales" }, { display: "Everyone" }]);
    expect(await namesOf(store, `groups.value eq "${sales.id}"`)).toEqual(["ada", "bob"]);

    await store.delete(userType, String(bob.id), () => undefined);
    const left = await store.get(groupType, String(sales.id));
    expect(left?.members).toEqual([{ value: ada.id }]);
    expect(left?.meta).not.toEqual(sales.meta);
    await store.delete(groupType, String(sales.id), () => undefined);
    expect(await groupsOf(ada)).toMatchObject([{ value: everyone.id }]);
    expect((await store.get(groupType, String(everyone.id)))?.members).toEqual([{ value: ada.id }]);
    await store.delete(groupType, String(everyone.id), () => undefined);
    expect(await groupsOf(ada)).toBeUndefined();
  });

  it("must be resources of the store, unless the settings say otherwise", async () => {
    const strict = createMemoryResourceStore();
    await expect(strict.create(groupType, group("Sales", "nobody"))).rejects.toMatchObject({
      scimType: "invalidValue",
    });
    let count = 0;
    const open = createMemoryResourceStore({ members: "any", createId: () => `later${++count}` });
    await open.create(groupType, group("Sales", "somebody", "later2"));
    expect((await open.list(groupType, { ...all, filter: parseFilter('members eq "somebody"') })).totalResults).toBe(1);
    expect(await open.create(userType, named("ada"))).toMatchObject({ id: "later2", groups: [{ display: "Sales" }] });
  });
});

it("keeps no password, and hands nothing out that changes later", async () => {
  const store = createMemoryResourceStore();
  const given = Object.freeze(named("ada", { password: "secret" }));
  const ada = await store.create(userType, given);
  expect(JSON.stringify(ada)).not.toContain("secret");
  const before = structuredClone(ada);
  const after = await store.update(userType, String(ada.id), (current) => ({
    ...current,
    password: "again",
    title: "x",
  }));
  await store.create(groupType, group("Sales", ada.id));
  expect(JSON.stringify(after)).not.toContain("again");
  expect(ada).toEqual(before);
});
