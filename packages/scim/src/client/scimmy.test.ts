import { basic } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { enterprise } from "../__fixtures__/sample-user.ts";
import { connect } from "./__fixtures__/connect.ts";
import { startScimmy } from "./__fixtures__/start-scimmy.ts";
import type { ScimClientOptions } from "./index.ts";

const person = (name: string) => ({
  userName: `${name}@example.com`,
  externalId: `hr-${name}`,
  active: true,
  "name.givenName": name,
  "name.familyName": "Example",
  'emails[type eq "work"].value': `${name}@example.com`,
  'emails[type eq "work"].primary': true,
  [`${enterprise}:department`]: "Engines",
});

/** Its filters tell cases apart in user names, against its own schema. */
const open = async ({ profile = {}, ...options }: Partial<ScimClientOptions> = {}) => {
  const server = await startScimmy();
  return { ...server, client: connect(server.url, { profile: { userNameCase: "exact", ...profile }, ...options }) };
};

const madeBy = async (client: Awaited<ReturnType<typeof open>>["client"], name: string) => {
  const made = await client.users.create(person(name));
  if (made.outcome !== "created") throw new Error(made.outcome);
  return made.id;
};

describe("a server of scimmy-routers", () => {
  it("takes a person made of paths and gives all of it back", async () => {
    const { client } = await open();
    const made = await client.users.create(person("ada"));
    expect(made).toMatchObject({
      outcome: "created",
      dropped: [],
      found: {
        row: {
          userName: "ada@example.com",
          name: { givenName: "ada" },
          emails: [{ type: "work", value: "ada@example.com", primary: true }],
          [enterprise]: { department: "Engines" },
        },
      },
    });
  });

  it("finds exactly one, in any case, and nobody where there is nobody", async () => {
    const { client } = await open();
    const id = await madeBy(client, "ada");
    await madeBy(client, "adam");
    expect((await client.users.find("userName", "ADA@example.com"))?.row.id).toBe(id);
    expect((await client.users.find("externalId", "hr-ada"))?.row.id).toBe(id);
    expect(await client.users.find("userName", 'nobody" or userName pr')).toBeUndefined();
    expect(await client.users.get("users-99")).toBeUndefined();
  });

  it("changes only what is named, clears what is null and makes a manager", async () => {
    const { client, store } = await open();
    const boss = await madeBy(client, "boss");
    const id = await madeBy(client, "ada");
    const { dropped, found } = await client.users.update(id, {
      title: "Countess",
      "name.familyName": null,
      'emails[type eq "work"].value': "ada@work.example",
      'emails[type eq "home"].value': "ada@home.example",
      [`${enterprise}:department`]: null,
      [`${enterprise}:manager.value`]: boss,
    });
    expect(dropped).toEqual([]);
    expect(found?.row.externalId).toBe("hr-ada");
    expect(store.users.get(id)).toMatchObject({
      title: "Countess",
      name: { givenName: "ada" },
      emails: [
        { type: "work", value: "ada@work.example", primary: true },
        { type: "home", value: "ada@home.example" },
      ],
      [enterprise]: { manager: { value: boss } },
    });
    expect(store.users.get(id)?.[enterprise]).not.toHaveProperty("department");
  });

  it("puts somebody out and lets them in again, by PATCH and by PUT", async () => {
    for (const update of ["patch", "put"] as const) {
      const { client, store } = await open({ profile: { update } });
      const id = await madeBy(client, "ada");
      await client.users.setActive(id, false);
      expect(store.users.get(id)).toMatchObject({ active: false, externalId: "hr-ada" });
      await client.users.setActive(id, true);
      expect(store.users.get(id)?.active).toBe(true);
    }
  });

  it("says who has a name that is taken, and adopts only when told to", async () => {
    const { client } = await open();
    const id = await madeBy(client, "ada");
    const again = { ...person("ada"), userName: "Ada@Example.com" };
    expect(await client.users.create(again)).toMatchObject({
      outcome: "taken",
      candidates: [{ found: { row: { id } }, sharing: ["userName", "externalId"] }],
      refusal: { status: 409, vendorCode: "uniqueness" },
    });
    expect(await client.users.create(again, {}, { whenTaken: "adopt" })).toMatchObject({ outcome: "adopted", id });
  });

  it("adds and removes members in as many requests as the profile says, and checks them", async () => {
    const { client, seen } = await open({ profile: { membersAtOnce: 3 } });
    const ids = await Promise.all(["a", "b", "c", "d", "e", "f", "g"].map((name) => madeBy(client, name)));
    const made = await client.groups.create({ displayName: "Engines" });
    if (made.outcome !== "created") throw new Error(made.outcome);
    await client.members.add(made.id, ids);
    expect(seen.filter((each) => each.startsWith("PATCH"))).toHaveLength(3);
    const [first = "", ...others] = ids;
    expect(await client.members.change(made.id, { remove: [first] })).toMatchObject({
      removed: [first],
      verified: true,
    });
    expect((await client.members.page(made.id)).items.toSorted()).toEqual(others.toSorted());
  });

  it("tells what it can", async () => {
    const { client } = await open();
    const { profile, resourceTypes, authenticationSchemes, problems } = await client.discover();
    expect(problems).toEqual([]);
    expect(profile).toMatchObject({ pageSize: expect.any(Number) });
    expect(profile.update).toBeUndefined();
    expect(authenticationSchemes).toEqual(["httpbasic"]);
    const user = resourceTypes.find(({ name }) => name === "User");
    expect(user?.endpoint).toBe("/Users");
    expect(user?.find(`${enterprise}:manager.value`)).toBeDefined();
  });

  it("works as it says by itself when it is asked first", async () => {
    const { client } = await open({ discover: true });
    const id = await madeBy(client, "ada");
    expect((await client.users.get(id))?.row.userName).toBe("ada@example.com");
    expect(await client.profile()).toMatchObject({ update: "patch", paging: "index" });
  });

  it("deletes, and is content with what is gone already", async () => {
    const { client, store } = await open();
    const id = await madeBy(client, "ada");
    await client.users.delete(id);
    await client.users.delete(id);
    expect(store.users.size).toBe(0);
  });

  it("is told apart from one that does not accept the credential", async () => {
    const { url } = await startScimmy();
    const client = connect(url, { authentication: basic("admin", "wrong-secret") });
    const error = await client.users.get("1").catch((each: unknown) => each);
    expect(error).toMatchObject({ code: "authentication", status: 401 });
    expect(JSON.stringify(error) + String(error)).not.toContain("wrong-secret");
  });
});
