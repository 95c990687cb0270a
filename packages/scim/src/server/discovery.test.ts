import { describe, expect, it } from "vitest";
import { compileResourceType, defineSchema, enterpriseUserSchema, groupType, userSchema } from "../index.ts";
import { enterpriseUrn, filter, groupUrn, newUser, start, userUrn } from "./__fixtures__/start.ts";

const badge = defineSchema({
  id: "urn:example:params:scim:schemas:extension:badge:2.0:User",
  name: "Badge",
  attributes: [
    { name: "number", type: "integer" },
    { name: "pin", returned: "never" },
    { name: "code", uniqueness: "server" },
  ],
});
const employeeType = compileResourceType({
  name: "User",
  endpoint: "/Users",
  schema: userSchema,
  extensions: [{ schema: enterpriseUserSchema }, { schema: badge }],
});
const siteType = compileResourceType({
  name: "Site",
  endpoint: "/Sites",
  schema: defineSchema({
    id: "urn:example:params:scim:schemas:core:2.0:Site",
    name: "Site",
    attributes: [{ name: "city", required: true }],
  }),
});

describe("what a server says of itself", () => {
  it("is what it can do", async () => {
    const send = await start({
      baseUrl: "/scim",
      lists: { maximumCount: 500 },
      documentationUri: "https://docs.example",
    });
    const { status, body } = await send("GET", "/ServiceProviderConfig");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      documentationUri: "https://docs.example",
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 500 },
      sort: { supported: true },
      etag: { supported: true },
      changePassword: { supported: true },
      pagination: { cursor: true, index: true, defaultPaginationMethod: "index", maxPageSize: 500 },
      meta: {
        resourceType: "ServiceProviderConfig",
        location: expect.stringMatching(/\/scim\/ServiceProviderConfig$/),
      },
    });
  });

  it("is which resources it has, by name and by URN in any case", async () => {
    const send = await start({ resourceTypes: [employeeType, groupType, siteType] });
    const types = await send("GET", "/ResourceTypes");
    expect(types.body).toMatchObject({ totalResults: 3, itemsPerPage: 3, startIndex: 1 });
    expect(types.body.Resources.map(({ name, endpoint }) => [name, endpoint])).toEqual([
      ["User", "/Users"],
      ["Group", "/Groups"],
      ["Site", "/Sites"],
    ]);
    expect((await send("GET", "/ResourceTypes/User")).body).toMatchObject({
      schema: userUrn,
      schemaExtensions: [{ schema: enterpriseUrn }, { schema: badge.id }],
      meta: { resourceType: "ResourceType", location: expect.stringMatching(/\/ResourceTypes\/User$/) },
    });
    const schemas = await send("GET", "/Schemas");
    expect(schemas.body.Resources.map(({ id }) => id)).toEqual([
      userUrn,
      enterpriseUrn,
      badge.id,
      groupUrn,
      "urn:example:params:scim:schemas:core:2.0:Site",
    ]);
    expect((await send("GET", `/Schemas/${badge.id.toUpperCase()}`)).body).toMatchObject({
      id: badge.id,
      name: "Badge",
    });
    expect((await send("GET", "/Schemas/urn:nothing")).status).toBe(404);
    expect((await send("GET", `/Schemas${filter('id eq "x"')}`)).status).toBe(403);
  });

  it("serves extensions and types of one's own", async () => {
    const send = await start({ resourceTypes: [employeeType, groupType, siteType] });
    const values = { number: 7, pin: "1234", code: "C7" };
    const { status, body } = await send("POST", "/Users", newUser("ada", { [badge.id]: values }));
    expect([status, body[badge.id]]).toEqual([201, { number: 7, code: "C7" }]);
    expect((await send("GET", `/Users${filter(`${badge.id}:number gt 6`)}`)).body.totalResults).toBe(1);
    const again = newUser("bob", { [badge.id]: { code: "c7" } });
    expect(await send("POST", "/Users", again)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });

    const site = { schemas: ["urn:example:params:scim:schemas:core:2.0:Site"], city: "Ghent" };
    const made = await send("POST", "/Sites", site);
    expect(made).toMatchObject({ status: 201, body: { ...site, meta: { resourceType: "Site" } } });
    expect((await send("GET", `/Sites/${made.body.id}`)).body).toEqual(made.body);
  });
});
