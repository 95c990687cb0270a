import { bearer } from "@rosterkit/core/adapter";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enterprise } from "../__fixtures__/sample-user.ts";
import { serve } from "../server/__fixtures__/serve.ts";
import { bearerAuthenticator, createMemoryResourceStore, createScimServer } from "../server/index.ts";
import { connect } from "./__fixtures__/connect.ts";
import type { ScimClientOptions, TargetProfile } from "./index.ts";

const token = "a-token-of-this-test";

const open = async (profile: Partial<TargetProfile> = {}, options: Partial<ScimClientOptions> = {}) => {
  const store = createMemoryResourceStore();
  const url = await serve(createScimServer({ authenticators: [bearerAuthenticator([{ token, store }])] }));
  return connect(url, { authentication: bearer(token), profile, ...options });
};

const madeBy = async (client: Awaited<ReturnType<typeof open>>, name: string) => {
  const made = await client.users.create({ userName: `${name}@example.com`, externalId: name, active: true });
  if (made.outcome !== "created") throw new Error(made.outcome);
  return made.id;
};

describe("our own server", () => {
  it("is discovered without a problem, and what it says works", async () => {
    const client = await open({}, { discover: true });
    const { problems, resourceTypes } = await client.discover();
    expect(problems).toEqual([]);
    expect(resourceTypes.map(({ endpoint }) => endpoint)).toEqual(["/Users", "/Groups"]);
    const id = await madeBy(client, "ada");
    expect((await client.users.find("userName", "ADA@example.com"))?.row.id).toBe(id);
    expect((await client.users.find("externalId", "ada"))?.row.id).toBe(id);
    expect(await client.users.create({ userName: "Ada@example.com" })).toMatchObject({ outcome: "taken" });
    await client.users.delete(id);
    expect(await client.users.get(id)).toBeUndefined();
  });

  it.each(["index", "cursor"] as const)("is read whole by %s", async (paging) => {
    const client = await open({ paging, pageSize: 7 });
    for (let number = 0; number < 20; number++) await madeBy(client, `person${number}`);
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await client.users.list().page(cursor, { day: "", attributes: [] });
      for (const { id } of page.items) ids.add(id);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(ids.size).toBe(20);
  });

  it("refuses a write on a version that is not the present one", async () => {
    const client = await open({ entityTags: true });
    const id = await madeBy(client, "ada");
    const before = await client.users.get(id);
    await client.users.update(id, { title: "X" }, before?.version === undefined ? {} : { version: before.version });
    await expect(client.users.update(id, { title: "Y" }, { version: before?.version ?? "" })).rejects.toMatchObject({
      code: "precondition",
    });
  });

  it.each(["patch", "put"] as const)(
    "keeps everybody when members are changed by several at once, by %s",
    async (update) => {
      const client = await open({ update, entityTags: true, membersAtOnce: 2 });
      const ids = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => madeBy(client, name)));
      const made = await client.groups.create({ displayName: "Engines" });
      if (made.outcome !== "created") throw new Error(made.outcome);
      await Promise.all([client.members.add(made.id, ids.slice(0, 3)), client.members.add(made.id, ids.slice(3))]);
      expect((await client.members.list(made.id)).toSorted()).toEqual(ids.toSorted());
    },
  );

  const value = fc.option(fc.string({ minLength: 1, maxLength: 5 }), { nil: null });
  const values = fc.record(
    {
      displayName: value,
      "name.givenName": value,
      [`${enterprise}:department`]: value,
      [`${enterprise}:manager.value`]: value,
      'emails[type eq "work"].value': value,
      'emails[type eq "home"].value': value,
      'emails[type eq "home"].primary': fc.constant(true),
      'phoneNumbers[type eq "mobile"].value': value,
      active: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it.each([{ patchPaths: "filters" }, { patchPaths: "plain" }, { patchPaths: "none" }, { update: "put" }] as const)(
    "keeps whatever is written with %j",
    async (profile) => {
      const client = await open(profile);
      const id = await madeBy(client, "ada");
      await fc.assert(
        fc.asyncProperty(values, async (wanted) => {
          // A value that is only primary is made of nothing else.
          fc.pre(
            !('emails[type eq "home"].primary' in wanted) || typeof wanted['emails[type eq "home"].value'] === "string",
          );
          const { dropped, found } = await client.users.update(id, wanted);
          expect(dropped).toEqual([]);
          expect(found?.row.userName).toBe("ada@example.com");
          expect(found?.row.externalId).toBe("ada");
        }),
        { numRuns: 40 },
      );
    },
  );
});
