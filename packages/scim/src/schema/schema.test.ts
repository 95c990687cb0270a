import { ConfigurationError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { core, enterprise } from "../__fixtures__/sample-user.ts";
import {
  type AttributeDefinition,
  compileResourceType,
  enterpriseUserSchema,
  groupSchema,
  groupType,
  resourceTypeBody,
  schemaBody,
  userSchema,
  userType,
} from "../index.ts";

describe("RFC 7644 §3.10: attribute notation", () => {
  it.each([
    ["userName", "userName"],
    ["USERNAME", "userName"],
    ["name.familyName", "name.familyName"],
    ["Name.FamilyName", "name.familyName"],
    [`${core}:userName`, "userName"],
    [`${core.toUpperCase()}:name.GIVENNAME`, "name.givenName"],
    [`${core}:id`, "id"],
    ["meta.lastModified", "meta.lastModified"],
    [`${enterprise}:department`, `${enterprise}:department`],
    [`${enterprise.toLowerCase()}:manager.VALUE`, `${enterprise}:manager.value`],
    ["emails.$REF", undefined],
    ["groups.$REF", "groups.$ref"],
    ["department", undefined],
    ["name.", undefined],
    [`${enterprise}:userName`, undefined],
    ["__proto__", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("%s is %s", (path, expected) => {
    const target = userType.find(path);
    expect((target?.subAttribute ?? target?.attribute)?.path).toBe(expected);
  });

  it("knows an extension and the resource itself by their URNs", () => {
    expect(userType.find(enterprise.toUpperCase())).toMatchObject({
      extension: { urn: enterprise },
      attribute: undefined,
    });
    expect(userType.find(core)).toEqual({ extension: undefined, attribute: undefined, subAttribute: undefined });
  });
});

describe("RFC 7643 §2.2 and §7: what a schema says", () => {
  it("fills in what is left out", () => {
    expect(userType.find("nickName")?.attribute).toMatchObject({
      type: "string",
      multiValued: false,
      required: false,
      caseExact: false,
      mutability: "readWrite",
      returned: "default",
      uniqueness: "none",
    });
    expect(userType.find("profileUrl")?.attribute?.caseExact).toBe(true);
    expect(userType.find("x509Certificates.value")?.subAttribute?.caseExact).toBe(true);
  });

  it("has the facts of §3.1, §4 and §8.7 that others rely on", () => {
    const facts = (path: string) => userType.find(path)?.attribute;
    expect(facts("id")).toMatchObject({
      caseExact: true,
      mutability: "readOnly",
      returned: "always",
      uniqueness: "server",
    });
    expect(facts("externalId")).toMatchObject({ caseExact: true, mutability: "readWrite" });
    expect(facts("userName")).toMatchObject({ required: true, caseExact: false, uniqueness: "server" });
    expect(facts("password")).toMatchObject({ mutability: "writeOnly", returned: "never" });
    expect(facts("groups")).toMatchObject({ mutability: "readOnly", multiValued: true });
    expect(groupType.find("displayName")?.attribute?.required).toBe(true);
    expect(groupType.find("members.value")?.subAttribute?.mutability).toBe("immutable");
    expect(userSchema.attributes).toHaveLength(21);
    expect(enterpriseUserSchema.attributes.map(({ name }) => name)).toEqual([
      "employeeNumber",
      "costCenter",
      "organization",
      "division",
      "department",
      "manager",
    ]);
  });

  it("is answered in full by /Schemas", () => {
    const body = schemaBody(groupSchema);
    expect(body).toMatchObject({
      id: groupSchema.id,
      name: "Group",
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    });
    expect(body.attributes).toEqual([
      expect.objectContaining({
        name: "displayName",
        type: "string",
        required: true,
        returned: "default",
        multiValued: false,
      }),
      expect.objectContaining({
        name: "members",
        type: "complex",
        subAttributes: expect.arrayContaining([
          expect.objectContaining({
            name: "$ref",
            type: "reference",
            referenceTypes: ["User", "Group"],
            caseExact: true,
          }),
          expect.objectContaining({ name: "type", canonicalValues: ["User", "Group"], mutability: "immutable" }),
        ]),
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain('"path"');
  });

  it("is answered by /ResourceTypes", () => {
    expect(resourceTypeBody(userType.definition)).toMatchObject({
      id: "User",
      endpoint: "/Users",
      schema: core,
      schemaExtensions: [{ schema: enterprise, required: false }],
    });
    expect(resourceTypeBody(groupType.definition)).not.toHaveProperty("schemaExtensions");
  });
});

describe("RFC 7643 §2.1 and §2.3.8: what no schema can say", () => {
  const problems = (...attributes: readonly AttributeDefinition[]): readonly string[] => {
    try {
      compileResourceType({ name: "X", endpoint: "/X", schema: { id: "urn:x", name: "X", attributes } });
      return [];
    } catch (error) {
      if (!ConfigurationError.isInstance(error)) throw error;
      return error.problems.map(({ message }) => message);
    }
  };

  it("lists every problem at once", () => {
    const complex = { name: "inner", type: "complex", subAttributes: [{ name: "value" }] } as const;
    expect(
      problems(
        { name: "__proto__" },
        { name: "constructor" },
        { name: "Meta" },
        { name: "two words" },
        { name: "a" },
        { name: "A" },
        { name: "empty", type: "complex" },
        { name: "simple", subAttributes: [{ name: "value" }] },
        { name: "outer", type: "complex", subAttributes: [complex, { name: "x" }, { name: "X" }] },
      ),
    ).toHaveLength(9);
    expect(problems({ name: "$ref", type: "reference" }, { name: "fine-name_2" })).toEqual([]);
  });
});
