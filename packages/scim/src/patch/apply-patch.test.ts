import { describe, expect, it } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { patchBody, patched } from "../__fixtures__/patch.ts";
import { ada, bare, core, enterprise } from "../__fixtures__/sample-user.ts";
import { applyPatch, compileResourceType, groupType, type ScimResource, userType } from "../index.ts";

const refusal = (operation: unknown, resource: ScimResource = ada) =>
  caught(() => patched(operation, resource)).scimType;
const work = { value: "ada@example.com", type: "work", primary: true };
const home = { value: "ada@home.example", type: "home" };
const group = (...members: readonly unknown[]): ScimResource => ({
  schemas: [groupType.urn],
  id: "g",
  displayName: "Guides",
  members,
});

describe("RFC 7644 §3.5.2.1: add", () => {
  it("sets what has one value, with a path or without", () => {
    expect(patched({ op: "add", path: "nickName", value: "Countess" }).nickName).toBe("Countess");
    expect(patched({ op: "add", value: { nickName: "Countess", userName: "ada" } })).toMatchObject({
      nickName: "Countess",
      userName: "ada",
    });
  });

  it("adds to what has several, keeping what is there", () => {
    const other = { value: "b@example.com", type: "other" };
    expect(patched({ op: "add", path: "emails", value: [other] }).emails).toEqual([work, home, other]);
    expect(patched({ op: "add", path: "emails", value: other }).emails).toEqual([work, home, other]);
    expect(patched({ op: "add", value: { emails: [other] } }).emails).toEqual([work, home, other]);
    expect(patched({ op: "add", path: "emails", value: [other] }, bare).emails).toEqual([other]);
  });

  it("does not add what is there already, and then nothing has changed", () => {
    const body = patchBody({
      op: "add",
      path: "emails",
      value: [{ value: "ADA@example.com".toLowerCase(), type: "work" }],
    });
    const result = applyPatch(ada, body, userType);
    expect(result).toEqual({ resource: ada, changed: false });
    expect(result.resource).toBe(ada);
  });

  it("brings a member up to date instead of adding it twice, whether or not a type is stated", () => {
    const before = group({ value: "u1", type: "User" }, { value: "u2" });
    const after = patched(
      {
        op: "add",
        path: "members",
        value: [{ value: "u1", display: "Ada" }, { value: "u2", type: "User" }, { value: "u3" }],
      },
      before,
      groupType,
    );
    expect(after.members).toEqual([
      { value: "u1", type: "User", display: "Ada" },
      { value: "u2", type: "User" },
      { value: "u3" },
    ]);
  });

  it("keeps two values apart that differ in type, and two addresses that differ in anything", () => {
    const added = { value: "ada@example.com", type: "other" };
    expect(patched({ op: "add", path: "emails", value: added }).emails).toEqual([work, home, added]);
    const address = { type: "work", streetAddress: "100 Main St", locality: "Paris" };
    expect(patched({ op: "add", path: "addresses", value: [address, ...ada.addresses] }).addresses).toEqual([
      ...ada.addresses,
      address,
    ]);
  });

  it("merges into what has sub-attributes", () => {
    expect(patched({ op: "add", path: "name", value: { middleName: "Byron" } }).name).toEqual({
      ...ada.name,
      middleName: "Byron",
    });
    expect(patched({ op: "add", path: 'emails[type eq "home"]', value: { display: "Home" } }).emails).toEqual([
      work,
      { ...home, display: "Home" },
    ]);
    expect(patched({ op: "add", path: "name.middleName", value: "Byron" }, bare).name).toEqual({ middleName: "Byron" });
  });

  it("adds large lists in one go", () => {
    const members = Array.from({ length: 20_000 }, (_, index) => ({ value: `u${index}` }));
    const after = patched({ op: "add", path: "members", value: members }, group(...members.slice(10_000)), groupType);
    expect(after.members).toHaveLength(20_000);
  });
});

describe("RFC 7644 §3.5.2.2: remove", () => {
  it("takes away an attribute, a sub-attribute, a value, a part of a value", () => {
    expect(patched({ op: "remove", path: "externalId" })).not.toHaveProperty("externalId");
    expect(patched({ op: "remove", path: "name.formatted" }).name).toEqual({
      familyName: "Lovelace",
      givenName: "Ada",
    });
    expect(patched({ op: "remove", path: 'emails[type eq "work"]' }).emails).toEqual([home]);
    expect(patched({ op: "remove", path: 'emails[type eq "work"].primary' }).emails).toEqual([
      { value: work.value, type: "work" },
      home,
    ]);
    expect(patched({ op: "remove", path: "emails.type" }).emails).toEqual([
      { value: work.value, primary: true },
      { value: home.value },
    ]);
  });

  it("leaves nothing empty behind", () => {
    expect(patched({ op: "remove", path: "emails[value pr]" })).not.toHaveProperty("emails");
    expect(patched({ op: "remove", path: "emails" })).not.toHaveProperty("emails");
    expect(
      patched(["formatted", "familyName", "givenName"].map((part) => ({ op: "remove", path: `name.${part}` }))),
    ).not.toHaveProperty("name");
    const oneValue = { ...bare, emails: [{ type: "work" }] };
    expect(patched({ op: "remove", path: "emails.type" }, oneValue)).not.toHaveProperty("emails");
  });

  it("says noTarget without a path", () => {
    expect(refusal({ op: "remove" })).toBe("noTarget");
    expect(refusal({ op: "remove", value: { nickName: "x" } })).toBe("noTarget");
    expect(refusal({ op: "remove", path: core })).toBe("noTarget");
  });

  it("is content when what is to go is not there", () => {
    for (const path of [
      "nickName",
      'emails[type eq "other"]',
      'emails[type eq "other"].value',
      "name.middleName",
      "phoneNumbers.value",
    ]) {
      expect(applyPatch(ada, patchBody({ op: "remove", path }), userType).changed).toBe(false);
    }
  });

  it("says mutability for required and read-only attributes", () => {
    for (const path of [
      "userName",
      "id",
      "meta",
      "meta.version",
      "groups",
      'groups[value eq "e9e30dba"]',
      `${enterprise}:manager.displayName`,
    ]) {
      expect(refusal({ op: "remove", path })).toBe("mutability");
    }
    expect(refusal({ op: "replace", path: "userName", value: null })).toBe("mutability");
    expect(refusal({ op: "replace", path: "userName", value: "" })).toBe("invalidValue");
  });
});

describe("RFC 7644 §3.5.2.3: replace", () => {
  it("replaces what has one value", () => {
    expect(patched({ op: "replace", path: "userName", value: "countess" }).userName).toBe("countess");
    expect(patched({ op: "replace", path: "USERNAME", value: "countess" })).toMatchObject({ userName: "countess" });
    expect(patched({ op: "replace", path: `${core}:active`, value: false }).active).toBe(false);
    expect(patched({ op: "replace", path: core, value: { active: false } }).active).toBe(false);
  });

  it("leaves sub-attributes that are not named as they are", () => {
    expect(patched({ op: "replace", path: "name", value: { familyName: "King" } }).name).toEqual({
      ...ada.name,
      familyName: "King",
    });
    expect(patched({ op: "replace", value: { name: { formatted: null } } }).name).toEqual({
      familyName: "Lovelace",
      givenName: "Ada",
    });
    expect(patched({ op: "replace", path: "name.familyName", value: "King" }).name).toEqual({
      ...ada.name,
      familyName: "King",
    });
  });

  it("replaces all of several values when no filter says which", () => {
    const only = { value: "x@example.com", type: "work" };
    expect(patched({ op: "replace", path: "emails", value: [only] }).emails).toEqual([only]);
    expect(patched({ op: "replace", path: "emails", value: [only, only] }).emails).toEqual([only]);
  });

  it("replaces the very value that a filter selects, whole, and no other", () => {
    const next = { value: "new@example.com", type: "work" };
    expect(patched({ op: "replace", path: 'emails[type eq "work"]', value: next }).emails).toEqual([next, home]);
    expect(patched({ op: "replace", path: 'emails[value eq "ada@home.example"]', value: [next] }).emails).toEqual([
      work,
      next,
    ]);
    expect(patched({ op: "replace", path: 'emails[type eq "home"].value', value: "h@example.com" }).emails).toEqual([
      work,
      { ...home, value: "h@example.com" },
    ]);
    // The value by which it was selected changes too.
    expect(patched({ op: "replace", path: 'emails[type eq "home"].type', value: "other" }).emails).toEqual([
      work,
      { ...home, type: "other" },
    ]);
  });

  it("replaces one part of all values when no filter says which", () => {
    expect(patched({ op: "replace", path: "emails.display", value: "Ada" }).emails).toEqual([
      { ...work, display: "Ada" },
      { ...home, display: "Ada" },
    ]);
  });

  it("adds what is not there", () => {
    expect(patched({ op: "replace", path: "nickName", value: "Countess" }).nickName).toBe("Countess");
    expect(patched({ op: "replace", path: "name.middleName", value: "Byron" }, bare).name).toEqual({
      middleName: "Byron",
    });
    expect(patched({ op: "replace", path: "emails.value", value: "a@b.example" }, bare).emails).toEqual([
      { value: "a@b.example" },
    ]);
  });

  it("says noTarget when no value matches the filter", () => {
    const path = 'emails[type eq "other"].value';
    expect(refusal({ op: "replace", path, value: "x" })).toBe("noTarget");
    expect(refusal({ op: "replace", path: 'emails[type eq "other"]', value: { value: "x" } })).toBe("noTarget");
    expect(refusal({ op: "replace", path, value: "x" }, bare)).toBe("noTarget");
    expect(refusal({ op: "replace", path: 'name[familyName eq "King"].givenName', value: "x" })).toBe("noTarget");
  });

  it("takes null and the empty for no value", () => {
    for (const value of [null, [], [null]]) {
      expect(patched({ op: "replace", path: "emails", value })).not.toHaveProperty("emails");
      expect(patched({ op: "replace", value: { emails: value } })).not.toHaveProperty("emails");
    }
    expect(patched({ op: "replace", value: { externalId: null, name: {} } })).toEqual(
      expect.not.objectContaining({ externalId: expect.anything(), name: expect.anything() }),
    );
    expect(patched({ op: "replace", path: 'emails[type eq "home"].value', value: null }).emails).toEqual([
      work,
      { type: "home" },
    ]);
  });
});

describe("RFC 7644 §3.5.2: one primary at a time", () => {
  const demoted = { ...work, primary: false };

  it("takes it from the one that was", () => {
    const other = { value: "b@example.com", primary: true };
    expect(patched({ op: "add", path: "emails", value: [other] }).emails).toEqual([demoted, home, other]);
    expect(patched({ op: "replace", path: 'emails[type eq "home"].primary', value: true }).emails).toEqual([
      demoted,
      { ...home, primary: true },
    ]);
    expect(
      patched({ op: "replace", path: 'emails[type eq "home"]', value: { ...home, primary: true } }).emails,
    ).toEqual([demoted, { ...home, primary: true }]);
    expect(patched({ op: "add", path: 'emails[type eq "home"]', value: { primary: "True" } }).emails).toEqual([
      demoted,
      { ...home, primary: true },
    ]);
    expect(patched({ op: "add", path: "emails", value: [{ ...home, primary: true }] }).emails).toEqual([
      demoted,
      { ...home, primary: true },
    ]);
  });

  it("leaves it where it is otherwise", () => {
    expect(patched({ op: "add", path: "emails", value: [work, { value: "c@example.com" }] }).emails).toEqual([
      work,
      home,
      { value: "c@example.com" },
    ]);
    expect(patched({ op: "replace", path: 'emails[type eq "work"].value', value: "w@example.com" }).emails).toEqual([
      { ...work, value: "w@example.com" },
      home,
    ]);
  });

  it("refuses two at once", () => {
    const two = [
      { value: "a", primary: true },
      { value: "b", primary: true },
    ];
    for (const op of ["add", "replace"]) expect(refusal({ op, path: "emails", value: two })).toBe("invalidValue");
    const none = { ...bare, emails: [{ value: "a" }, { value: "b" }] };
    expect(refusal({ op: "replace", path: "emails.primary", value: true }, none)).toBe("invalidValue");
  });
});

describe("RFC 7644 §3.10: extensions by their URN", () => {
  const extension = ada[enterprise];

  it("as a path of an attribute, of a sub-attribute, of all of it", () => {
    expect(patched({ op: "replace", path: `${enterprise}:department`, value: "Looms" })[enterprise]).toEqual({
      ...extension,
      department: "Looms",
    });
    expect(patched({ op: "replace", path: `${enterprise}:manager.value`, value: "7" })[enterprise]).toEqual({
      ...extension,
      manager: { ...extension.manager, value: "7" },
    });
    expect(patched({ op: "add", path: enterprise, value: { costCenter: "9" } })[enterprise]).toEqual({
      ...extension,
      costCenter: "9",
    });
    expect(
      patched({ op: "replace", path: enterprise.toUpperCase(), value: { DEPARTMENT: "Looms" } })[enterprise],
    ).toEqual({ ...extension, department: "Looms" });
  });

  it("in a value without a path, as an object or before each name", () => {
    expect(patched({ op: "replace", value: { [enterprise]: { department: "Looms" } } })[enterprise]).toEqual({
      ...extension,
      department: "Looms",
    });
    expect(patched({ op: "add", value: { [`${enterprise}:department`]: "Looms" } })[enterprise]).toEqual({
      ...extension,
      department: "Looms",
    });
  });

  it("keeps schemas in step with what is there", () => {
    const added = patched({ op: "add", path: `${enterprise}:department`, value: "Looms" }, bare);
    expect(added.schemas).toEqual([core, enterprise]);
    const writable = { ...bare, schemas: [core, enterprise, "urn:other"], [enterprise]: { department: "Looms" } };
    const removed = patched({ op: "remove", path: `${enterprise}:department` }, writable);
    expect(removed.schemas).toEqual([core, "urn:other"]);
    expect(removed).not.toHaveProperty([enterprise]);
    expect(patched({ op: "remove", path: enterprise }, writable)).toEqual(removed);
    expect(patched({ op: "add", path: "schemas", value: ["urn:made-up"] }).schemas).toEqual(ada.schemas);
  });

  it("takes away a required one no more than its required attributes", () => {
    const type = compileResourceType({
      name: "User",
      endpoint: "/Users",
      schema: userType.definition.schema,
      extensions: [
        { required: true, schema: { id: "urn:x", name: "X", attributes: [{ name: "key", mutability: "immutable" }] } },
      ],
    });
    const resource = { ...bare, "urn:x": { key: "1" } };
    for (const operation of [
      { op: "remove", path: "urn:x" },
      { op: "remove", path: "urn:x:key" },
      { op: "replace", path: "urn:x:key", value: "2" },
    ]) {
      expect(caught(() => patched(operation, resource, type)).scimType).toBe("mutability");
    }
    expect(patched({ op: "replace", path: "urn:x:key", value: "1" }, resource, type)).toEqual(resource);
  });
});

describe("RFC 7643 §2.2: mutability", () => {
  it("refuses a path to a read-only attribute, but passes over one in a value, as Okta sends the id", () => {
    for (const path of ["id", "meta.created", "groups", "meta"])
      expect(refusal({ op: "replace", path, value: "x" })).toBe("mutability");
    const renamed = patched(
      { op: "replace", value: { id: "other", displayName: "New", meta: {} } },
      group(),
      groupType,
    );
    expect(renamed).toMatchObject({ id: "g", displayName: "New" });
    const manager = patched({
      op: "replace",
      path: `${enterprise}:manager`,
      value: { value: "7", displayName: "Nobody" },
    })[enterprise];
    expect(manager).toMatchObject({ manager: { value: "7", displayName: "Charles Babbage" } });
  });

  it("does not let the id of a member change, but lets members come and go", () => {
    const change = { op: "replace", path: 'members[value eq "u1"].value', value: "u2" };
    expect(caught(() => patched(change, group({ value: "u1" }), groupType)).scimType).toBe("mutability");
    expect(
      patched(
        { op: "replace", path: 'members[value eq "u1"]', value: { value: "u2" } },
        group({ value: "u1" }),
        groupType,
      ).members,
    ).toEqual([{ value: "u2" }]);
  });
});

describe("RFC 7643 §2.2: required sub-attributes", () => {
  const part = [{ name: "id", required: true }, { name: "note" }];
  const type = compileResourceType({
    name: "Desk",
    endpoint: "/Desks",
    schema: {
      id: "urn:desk",
      name: "Desk",
      attributes: [
        { name: "place", type: "complex", subAttributes: part },
        { name: "things", type: "complex", multiValued: true, subAttributes: part },
      ],
    },
  });
  const desk = { schemas: ["urn:desk"], id: "1" };

  it("are there in what is made, and stay in what is there", () => {
    for (const path of ["place.note", "things.note", "place", "things"]) {
      const value = path.includes(".") ? "x" : { note: "x" };
      expect(caught(() => patched({ op: "add", path, value }, desk, type)).scimType).toBe("invalidValue");
    }
    const full = patched({ op: "add", value: { place: { id: "p", note: "x" }, things: [{ id: "t" }] } }, desk, type);
    expect(patched({ op: "add", path: "things.note", value: "x" }, full, type).things).toEqual([
      { id: "t", note: "x" },
    ]);
    for (const path of ["place.id", "things.id", 'things[id eq "t"].id']) {
      expect(caught(() => patched({ op: "remove", path }, full, type)).scimType).toBe("mutability");
    }
    expect(patched({ op: "remove", path: "place" }, full, type)).not.toHaveProperty("place");
  });
});

describe("RFC 7644 §3.5.2: what is refused", () => {
  it.each([
    [{ op: "replace", path: "nothing", value: 1 }, "invalidPath"],
    [{ op: "replace", path: "name.nothing", value: 1 }, "invalidPath"],
    [{ op: "replace", path: 'emails[type eq "work"].nothing', value: 1 }, "invalidPath"],
    [{ op: "replace", path: 'nothing[type eq "work"]', value: 1 }, "invalidPath"],
    [{ op: "replace", path: "userName eq", value: 1 }, "invalidPath"],
    [{ op: "replace", path: "[type pr]", value: 1 }, "invalidPath"],
    [{ op: "replace", path: 'emails[type eq "work"]value', value: 1 }, "invalidPath"],
    [{ op: "replace", path: "__proto__", value: 1 }, "invalidPath"],
    [{ op: "replace", path: 'emails[type is "work"]', value: 1 }, "invalidFilter"],
    [{ op: "replace", path: 'emails[type eq "work"', value: 1 }, "invalidFilter"],
    [{ op: "replace", path: "emails[nothing pr]", value: 1 }, "invalidFilter"],
    [{ op: "replace", path: "active", value: "perhaps" }, "invalidValue"],
    [{ op: "replace", path: "userName", value: 5 }, "invalidValue"],
    [{ op: "replace", path: "userName", value: ["a", "b"] }, "invalidValue"],
    [{ op: "replace", path: "userName", value: { first: "a" } }, "invalidValue"],
    [{ op: "replace", path: "name", value: "Ada" }, "invalidValue"],
    [{ op: "replace", path: "emails", value: [["a"]] }, "invalidValue"],
    [{ op: "replace", path: "emails", value: [{ value: 5 }] }, "invalidValue"],
    [{ op: "replace", path: "x509Certificates", value: ["not base 64!"] }, "invalidValue"],
    [{ op: "replace", value: "x" }, "invalidValue"],
    [{ op: "replace" }, "invalidValue"],
    [{ op: "replace", path: enterprise, value: "x" }, "invalidValue"],
    [{ op: "add", path: "userName" }, "invalidSyntax"],
    [{ op: "move", path: "userName", value: 1 }, "invalidSyntax"],
    [{ path: "userName", value: 1 }, "invalidSyntax"],
    [{ op: "add", path: 5, value: 1 }, "invalidSyntax"],
    ["add", "invalidSyntax"],
  ])("%j: %s", (operation, scimType) => {
    const error = caught(() => patched(operation));
    expect(error).toMatchObject({ status: 400, scimType });
    expect(error.remedy).toBeTruthy();
  });

  it.each([
    null,
    [],
    "x",
    {},
    { Operations: [{ op: "remove", path: "title" }] },
    { ...patchBody(), schemas: [core] },
    patchBody(),
    { ...patchBody(), Operations: {} },
  ])("%j is no PATCH", (body) => {
    expect(caught(() => applyPatch(ada, body, userType)).scimType).toBe("invalidSyntax");
  });

  it("makes all of it or nothing, says which operation, and tells no value", () => {
    const error = caught(() =>
      patched([
        { op: "replace", path: "title", value: "Dr" },
        { op: "replace", path: "active", value: "secret" },
      ]),
    );
    expect(error.detail).toMatch(/^Operation 2: .*active/);
    expect(error.message).not.toContain("secret");
  });

  it("has a limit of operations", () => {
    const body = patchBody(...Array.from({ length: 3 }, () => ({ op: "remove", path: "title" })));
    expect(caught(() => applyPatch(ada, body, userType, { maximumOperations: 2 })).scimType).toBe("tooMany");
  });

  it("refuses unknown attributes in values only when told to", () => {
    for (const operation of [
      { op: "add", value: { shoeSize: 9 } },
      { op: "add", path: "emails", value: [{ value: "a@b.example", colour: "red" }] },
    ]) {
      expect(JSON.stringify(patched(operation))).not.toMatch(/shoeSize|colour/);
      expect(caught(() => patched(operation, ada, userType, { unknownAttributes: "refuse" })).status).toBe(400);
    }
  });
});

describe("RFC 7644 §3.5.2: what has changed", () => {
  it("says no when all is as it was in the end, and gives the same object back", () => {
    const same = [
      [{ op: "replace", value: { active: true, userName: ada.userName } }],
      [
        { op: "replace", path: "active", value: false },
        { op: "replace", path: "active", value: true },
      ],
      [
        { op: "add", path: "nickName", value: "x" },
        { op: "remove", path: "nickName" },
      ],
      [{ op: "replace", path: "emails", value: ada.emails }],
    ];
    for (const operations of same) {
      const { resource, changed } = applyPatch(ada, patchBody(...operations), userType);
      expect([resource === ada, changed]).toEqual([true, false]);
    }
  });

  it("keeps what a store has with the resource beyond its schemas", () => {
    const stored = { ...ada, internal: { version: 3 } };
    expect(patched({ op: "replace", path: "active", value: false }, stored)).toEqual({ ...stored, active: false });
  });

  it("sees the changes of the operations before", () => {
    const after = patched([
      { op: "add", path: "emails", value: [{ value: "o@example.com", type: "other" }] },
      { op: "replace", path: 'emails[type eq "other"].value', value: "p@example.com" },
      { op: "remove", path: 'emails[type ne "other"]' },
    ]);
    expect(after.emails).toEqual([{ value: "p@example.com", type: "other" }]);
  });
});
