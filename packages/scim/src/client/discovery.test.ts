import { describe, expect, it } from "vitest";
import { resourceTypeBody, schemaBody, userSchema, userType } from "../index.ts";
import { connect } from "./__fixtures__/connect.ts";
import { type Reply, startServer } from "./__fixtures__/start-server.ts";

const open = async (
  documents: Readonly<Record<string, unknown>>,
  missing: Reply = { status: 404, body: "<h1>No</h1>" },
) => {
  const server = await startServer(({ path }) => {
    const body = documents[path.slice(1)];
    return body === undefined ? missing : { status: 200, body };
  });
  return { ...server, client: connect(server.url) };
};

const config = (more: object) => ({ patch: { supported: true }, filter: { supported: true }, ...more });

describe("what a server says of itself", () => {
  it("is the standard where it says nothing, in whatever way", async () => {
    const ways: Reply[] = [
      { status: 404, body: "<h1>No</h1>" },
      { status: 200, body: "<h1>Sign in</h1>" },
      { status: 200, body: { error: "unknown" } },
      { status: 200, body: [] },
      { status: 403 },
      { status: 405 },
      { status: 500 },
      { status: 501 },
    ];
    for (const way of ways) {
      const { profile, resourceTypes, problems } = await (await open({}, way)).client.discover();
      expect(profile).toEqual({});
      expect(resourceTypes.map(({ endpoint }) => endpoint)).toEqual(["/Users", "/Groups"]);
      expect(problems.map(({ document }) => document)).toEqual(["ServiceProviderConfig", "Schemas", "ResourceTypes"]);
    }
  });

  it("is not made up when the credential is not accepted or the server is in trouble", async () => {
    for (const status of [401, 429, 502, 503]) {
      const { url } = await startServer(() => ({ status, headers: { "retry-after": "9999" } }));
      await expect(connect(url).discover()).rejects.toMatchObject({ status });
    }
  });

  it("is a profile, and what is declared stands above it", async () => {
    const told = config({
      patch: { supported: false },
      filter: { supported: false, maxResults: 50 },
      etag: { supported: true },
      pagination: { cursor: true, index: false, maxPageSize: 20 },
      authenticationSchemes: [{ type: "httpbasic", name: "Basic" }],
    });
    const { url, client } = await open({ ServiceProviderConfig: told });
    expect(await client.discover()).toMatchObject({
      profile: { update: "put", filterAttributes: [], entityTags: true, paging: "cursor", pageSize: 20 },
      authenticationSchemes: ["httpbasic"],
    });
    const declared = connect(url, { discover: true, profile: { update: "patch", pageSize: 10 } });
    expect(await declared.profile()).toMatchObject({
      update: "patch",
      pageSize: 10,
      paging: "cursor",
      filterAttributes: [],
    });
  });

  it("is not believed where it cannot be", async () => {
    for (const maxResults of [0, -1, "200", 1e300, null]) {
      const { client } = await open({ ServiceProviderConfig: config({ filter: { supported: "no", maxResults } }) });
      const { profile, problems } = await client.discover();
      expect(profile).toEqual({ pageSize: 100 });
      expect(problems.map(({ document }) => document)).toContain("ServiceProviderConfig");
    }
  });

  it("is asked once, also when many calls wait for it, and again after a failure", async () => {
    let isUp = false;
    const { url, seen } = await startServer(({ path }) => {
      if (!isUp) return { status: 503 };
      return path === "/ServiceProviderConfig" ? { status: 200, body: config({}) } : { status: 200, body: { id: "1" } };
    });
    const client = connect(url, { discover: true });
    await expect(client.users.get("1")).rejects.toMatchObject({ status: 503 });
    isUp = true;
    await Promise.all([client.users.get("1"), client.users.get("2")]);
    expect(seen.filter(({ path }) => path === "/ServiceProviderConfig")).toHaveLength(2);
  });
});

describe("the schemas of a server", () => {
  const custom = {
    ...schemaBody(userSchema),
    attributes: [
      { name: "id", type: "string" },
      { name: "userName", type: "string", caseExact: true },
      { name: "userName", type: "integer" },
      { name: "managerID", type: "text" },
      { name: "constructor", type: "string" },
      { name: "__proto__", type: "string" },
      { name: "site", type: "complex", subAttributes: [{ name: "value" }, { name: "deep", type: "complex" }] },
      { name: "empty", type: "complex" },
      7,
    ],
  };

  it("are used as far as they can be", async () => {
    const { client } = await open({ Schemas: { totalResults: 1, Resources: [custom, { id: "urn:x" }, null] } });
    const [user] = (await client.discover()).resourceTypes;
    expect(user?.find("userName")?.attribute).toMatchObject({ type: "string", caseExact: true });
    expect(user?.find("managerID")?.attribute?.type).toBe("string");
    expect(user?.find("site.value")).toBeDefined();
    for (const name of ["constructor", "__proto__", "empty", "site.deep"]) expect(user?.find(name)).toBeUndefined();
  });

  it("make types with a path of this server, and of no other", async () => {
    const type = resourceTypeBody(userType.definition);
    const ResourceTypes = [
      { ...type, endpoint: "People" },
      { ...type, name: "Elsewhere", endpoint: "https://elsewhere.example/Users" },
      { ...type, name: "Up", endpoint: "/../admin" },
      { ...type, name: "Unknown", schema: "urn:unknown" },
    ];
    const { client } = await open({ ResourceTypes });
    const { resourceTypes, problems } = await client.discover();
    expect(resourceTypes.map(({ name, endpoint }) => [name, endpoint])).toEqual([["User", "/People"]]);
    expect(problems.at(-1)).toEqual({ document: "ResourceTypes", problem: "has 3 that cannot be used" });
  });
});

describe("a profile", () => {
  it("with sizes that nothing fits on is refused", async () => {
    expect(() => connect("https://acme.example/scim", { profile: { pageSize: 0, membersAtOnce: 1.5 } })).toThrow(
      "profile.pageSize: is not a whole number above 0; profile.membersAtOnce",
    );
  });

  it("goes with an address that is https", () => {
    expect(() => connect("http://acme.example/scim")).toThrow("not https");
  });
});
