import { bearer } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { enterprise } from "../__fixtures__/sample-user.ts";
import { connect } from "./__fixtures__/connect.ts";
import { betterAuthToken, startBetterAuth } from "./__fixtures__/start-better-auth.ts";
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

const open = async (options: Partial<ScimClientOptions> = {}) => {
  const server = await startBetterAuth();
  return { ...server, client: connect(server.url, { authentication: bearer(betterAuthToken), ...options }) };
};

const madeBy = async (client: Awaited<ReturnType<typeof open>>["client"], name: string) => {
  const made = await client.users.create(person(name));
  if (made.outcome !== "created") throw new Error(made.outcome);
  return made.id;
};

describe("the SCIM server of better-auth", () => {
  it("takes a person made of paths and gives all of it back", async () => {
    const { client } = await open({ discover: true });
    const made = await client.users.create(person("ada"));
    expect(made).toMatchObject({ outcome: "created", dropped: [] });
  });

  it("finds exactly one, in any case, and nobody where there is nobody", async () => {
    const { client } = await open();
    const id = await madeBy(client, "ada");
    await madeBy(client, "adam");
    expect((await client.users.find("userName", "ADA@example.com"))?.row.id).toBe(id);
    expect((await client.users.find("externalId", "hr-ada"))?.row.id).toBe(id);
    expect(await client.users.find("userName", "nobody@example.com")).toBeUndefined();
    expect(await client.users.get("nobody")).toBeUndefined();
  });

  it.each(["patch", "put"] as const)("changes only what is named, by %s", async (update) => {
    const { client } = await open({ profile: { update } });
    const boss = await madeBy(client, "boss");
    const id = await madeBy(client, "ada");
    const { dropped, found } = await client.users.update(id, {
      title: "Countess",
      "name.familyName": "Lovelace",
      'emails[type eq "work"].value': "ada@work.example",
      [`${enterprise}:department`]: null,
      [`${enterprise}:manager.value`]: boss,
    });
    expect(dropped).toEqual([]);
    expect(found?.row).toMatchObject({ externalId: "hr-ada", name: { givenName: "ada", familyName: "Lovelace" } });
    expect((await client.users.setActive(id, false)).dropped).toEqual([]);
    expect((await client.users.get(id))?.row).toMatchObject({ active: false, title: "Countess" });
  });

  it("says who has a name that is taken, of people and of groups", async () => {
    const { client } = await open();
    const id = await madeBy(client, "ada");
    expect(await client.users.create(person("ada"))).toMatchObject({
      outcome: "taken",
      candidates: [{ found: { row: { id } }, sharing: ["userName", "externalId"] }],
    });
    await client.groups.create({ displayName: "Engines" });
    expect(await client.groups.create({ displayName: "Engines" })).toMatchObject({
      outcome: "taken",
      candidates: [{ found: { row: { displayName: "Engines" } }, sharing: ["displayName"] }],
    });
  });

  it("adds and removes members, and keeps a stranger from keeping others out", async () => {
    const { client } = await open({ profile: { membersAtOnce: 3 } });
    const ids: string[] = [];
    for (const name of ["a", "b", "c", "d"]) ids.push(await madeBy(client, name));
    const made = await client.groups.create({ displayName: "Engines" });
    if (made.outcome !== "created") throw new Error(made.outcome);
    const outcome = await client.members.change(made.id, { add: [...ids, "stranger"] });
    expect(outcome).toMatchObject({ added: ids, notAdded: ["stranger"], verified: true, error: { code: "api" } });
    const [first = "", ...others] = ids;
    await client.members.remove(made.id, [first]);
    expect((await client.members.list(made.id)).toSorted()).toEqual(others.toSorted());
  });

  it("tells what it can", async () => {
    const { client } = await open();
    const { problems, authenticationSchemes, resourceTypes } = await client.discover();
    expect(problems).toEqual([]);
    expect(authenticationSchemes).toEqual(["oauthbearertoken"]);
    expect(resourceTypes.map(({ endpoint }) => endpoint).toSorted()).toEqual(["/Groups", "/Users"]);
  });

  it("deletes, and is content with what is gone already", async () => {
    const { client } = await open();
    const id = await madeBy(client, "ada");
    await client.users.delete(id);
    await client.users.delete(id);
    expect(await client.users.get(id)).toBeUndefined();
  });

  it("is told apart from one that does not accept the credential", async () => {
    const { url } = await startBetterAuth();
    const client = connect(url, { authentication: bearer("wrong") });
    await expect(client.users.get("1")).rejects.toMatchObject({ code: "authentication", status: 401 });
  });
});
