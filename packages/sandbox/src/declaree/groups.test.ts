import { describe, expect, it } from "vitest";
import { startDeclaree } from "./__fixtures__/start-declaree.ts";

const urn = "urn:ietf:params:scim:schemas:core:2.0:Group";
const nobody = "dc-nobody";

describe("a group", () => {
  it("is pushed with its members, changed and taken away", async () => {
    const { client, declaree } = await startDeclaree();
    const ids = await Promise.all(["ada", "bob"].map((name) => declaree.addUser({ userName: `${name}@acme.example` })));
    const made = await client.groups.create({ displayName: "Finance" });
    const id = made.outcome === "created" ? made.id : "";
    expect(await client.members.change(id, { add: ids })).toMatchObject({ added: ids, verified: true });
    const removed = await client.members.change(id, { remove: [ids[0] ?? ""] });
    expect(removed).toMatchObject({ removed: [ids[0]], notRemoved: [] });
    const { groups } = await declaree.inspect();
    expect(groups).toMatchObject([{ displayName: "Finance", members: [{ value: ids[1] }] }]);
    await client.groups.delete(id);
    expect((await declaree.inspect()).groups).toEqual([]);
  });

  it("may be seeded with people who are", async () => {
    const { declaree, people } = await startDeclaree({
      count: 10,
      groups: [{ name: "Approvers", memberIds: ["person-00001"] }],
    });
    const { groups } = await declaree.inspect();
    expect(groups).toMatchObject([{ members: [{ value: declaree.idOf(people[0]?.id ?? "") }] }]);
  });

  it.each([
    ["409", 409, "uniqueness", 1],
    ["409 without a word", 409, undefined, 1],
    ["taken twice", 201, undefined, 2],
  ] as const)("of a name that is taken: %s", async (takenGroupName, status, scimType, count) => {
    const { ask, declaree } = await startDeclaree({ switches: { takenGroupName } });
    await declaree.addGroup("Finance");
    const other = await declaree.addGroup("Sales");
    const answer = await ask("POST", "/Groups", { schemas: [urn], displayName: "finance" });
    expect([answer.status, answer.body.scimType]).toEqual([status, scimType]);
    const { groups } = await declaree.inspect();
    expect(groups.filter(({ displayName }) => /finance/i.test(String(displayName)))).toHaveLength(count);
    const renamed = await ask("PUT", `/Groups/${other}`, { schemas: [urn], displayName: "Finance" });
    expect(renamed.status).toBe(takenGroupName === "taken twice" ? 200 : 409);
  });

  it("keeps nobody out because of one member who is unknown", async () => {
    const { client, declaree } = await startDeclaree();
    const id = await declaree.addGroup("Finance");
    const ada = await declaree.addUser({ userName: "ada@acme.example" });
    expect(await client.members.change(id, { add: [nobody, ada] })).toMatchObject({
      added: [ada],
      notAdded: [nobody],
    });
  });
});

describe("PATCH", () => {
  it.each([405, 501] as const)("may be %s, so that PUT is left, which the configuration says", async (patch) => {
    const { client, ask, declaree } = await startDeclaree({ switches: { patch } });
    expect((await ask("GET", "/ServiceProviderConfig")).body.patch).toEqual({ supported: false });
    const id = await declaree.addUser({ userName: "ada@acme.example", givenName: "Ada" });
    await client.users.setActive(id, false);
    expect((await client.users.get(id))?.row).toMatchObject({ active: false, name: { givenName: "Ada" } });
    const methods = declaree.requests.filter(({ wrote }) => wrote).map(({ method }) => method);
    expect(methods).toEqual(["PUT"]);
  });
});

describe("what the server says of itself", () => {
  it("is there, or not", async () => {
    expect((await (await startDeclaree()).client.discover()).problems).toEqual([]);
    const { client, ask } = await startDeclaree({ switches: { discovery: "absent" } });
    expect((await ask("GET", "/Schemas")).status).toBe(404);
    expect((await client.discover()).problems).not.toEqual([]);
  });
});

describe("acts of an admin", () => {
  it("change users and groups behind SCIM's back", async () => {
    const { declaree } = await startDeclaree();
    const ada = await declaree.addUser({
      userName: "ada@acme.example",
      active: false,
      organization: "Acme Netherlands",
    });
    await declaree.updateUser(ada, { title: "Countess" });
    const group = await declaree.addGroup("Finance", [ada]);
    expect(declaree.organizationOf(ada)).toBe("Acme Netherlands");
    await declaree.setMembers(group, []);
    const { users, groups } = await declaree.inspect();
    expect(users.at(-1)).toMatchObject({ title: "Countess", active: false });
    expect(groups[0]?.members ?? []).toEqual([]);
    await declaree.removeGroup(group);
    await declaree.removeUser(ada);
    await expect(declaree.removeUser(ada)).rejects.toThrow(RangeError);
    await expect(declaree.updateUser(ada, {})).rejects.toThrow(RangeError);
    expect(() => declaree.organizationOf("nobody")).toThrow(RangeError);
    expect(() => declaree.moveAccount("Elsewhere")).toThrow(RangeError);
    expect(declaree.requests).toEqual([]);
  });
});
