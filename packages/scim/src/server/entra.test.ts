import { describe, expect, it } from "vitest";
import { enterpriseUrn, filter, groupUrn, newUser, patch, type Send, start, userUrn } from "./__fixtures__/start.ts";

const idOf = async (send: Send, name: string) => (await send("POST", "/Users", newUser(`${name}@example.com`))).body.id;

describe("Entra ID's dialect", () => {
  it("looks a person up, makes them, changes them and switches them off", async () => {
    const send = await start();
    const manager = await idOf(send, "manager");
    const probe = await send("GET", `/Users${filter('externalId eq "7a6a3bf1"')}`);
    expect(probe).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } });
    const { status, body } = await send("POST", "/Users", {
      schemas: [userUrn, enterpriseUrn],
      externalId: "7a6a3bf1",
      userName: "ada@contoso.example",
      active: true,
      displayName: "Ada",
      emails: [{ primary: true, type: "work", value: "ada@contoso.example" }],
      meta: { resourceType: "User" },
      name: { formatted: "Ada L", familyName: "L", givenName: "Ada" },
      roles: [],
    });
    expect(status).toBe(201);

    const changed = await send(
      "PATCH",
      `/Users/${body.id}`,
      patch(
        { op: "Replace", path: 'emails[type eq "work"].value', value: "lovelace@contoso.example" },
        { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+31 20 123" },
        { op: "Replace", path: "name.familyName", value: "Lovelace" },
        { op: "Add", path: `${enterpriseUrn}:department`, value: "Engines" },
        { op: "Add", path: `${enterpriseUrn}:manager`, value: manager },
        { op: "Replace", path: "active", value: "False" },
      ),
    );
    expect(changed).toMatchObject({
      status: 200,
      body: {
        active: false,
        emails: [{ primary: true, type: "work", value: "lovelace@contoso.example" }],
        phoneNumbers: [{ type: "mobile", value: "+31 20 123" }],
        name: { formatted: "Ada L", familyName: "Lovelace", givenName: "Ada" },
        [enterpriseUrn]: { department: "Engines", manager: { value: manager } },
      },
    });
    const whole = { "name.givenName": "Augusta", active: "True", 'emails[type eq "work"].value': "a@contoso.example" };
    expect((await send("PATCH", `/Users/${body.id}`, patch({ op: "Add", value: whole }))).body).toMatchObject({
      active: true,
      name: { givenName: "Augusta" },
      emails: [{ value: "a@contoso.example" }],
    });
    expect((await send("DELETE", `/Users/${body.id}`)).status).toBe(204);
    expect((await send("GET", `/Users/${body.id}`)).status).toBe(404);
  });

  it("keeps groups: reads them without members, asks who is in, adds and removes by lists", async () => {
    const send = await start();
    const [ada, bob] = [await idOf(send, "ada"), await idOf(send, "bob")];
    const { id } = (
      await send("POST", "/Groups", {
        schemas: [groupUrn, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
        externalId: "8aa1a0c0",
        displayName: "Sales",
        meta: { resourceType: "Group" },
      })
    ).body;
    const write = (...operations: readonly unknown[]) => send("PATCH", `/Groups/${id}`, patch(...operations));
    await write({ op: "Add", path: "members", value: [{ value: ada }] });
    await write({ op: "Add", path: "members", value: [{ value: ada }, { value: bob }] });

    const without = await send("GET", `/Groups/${id}?excludedAttributes=members`);
    expect(without.body).toMatchObject({ id, displayName: "Sales", externalId: "8aa1a0c0" });
    expect(without.body).not.toHaveProperty("members");
    const isIn = (user: string) =>
      send("GET", `/Groups?attributes=id&filter=${encodeURIComponent(`id eq "${id}" and members eq "${user}"`)}`);
    expect((await isIn(bob)).body).toMatchObject({ totalResults: 1, Resources: [{ id }] });

    await write({ op: "Remove", path: "members", value: [{ value: bob }] });
    expect((await isIn(bob)).body.totalResults).toBe(0);
    expect((await isIn(ada)).body.totalResults).toBe(1);
    await write({ op: "Replace", path: "displayName", value: "Selling" });
    const named = await send("GET", `/Groups${filter('displayName eq "selling"')}&excludedAttributes=members`);
    expect(named.body.totalResults).toBe(1);
  });
});
