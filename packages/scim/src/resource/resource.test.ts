import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPatch } from "../__fixtures__/arbitraries.ts";
import { caught } from "../__fixtures__/caught.ts";
import { deepFrozen } from "../__fixtures__/patch.ts";
import { ada, bare, core, enterprise } from "../__fixtures__/sample-user.ts";
import { compileResourceType, groupType, type ReadOptions, readResource, replaceResource, userType } from "../index.ts";

const read = (body: unknown, options?: ReadOptions) =>
  readResource(deepFrozen(structuredClone(body)), userType, options);
const put = (body: unknown, current = ada) =>
  replaceResource(deepFrozen(structuredClone(current)), deepFrozen(structuredClone(body)), userType);
const minimal = { schemas: [core], userName: "ada" };

describe("RFC 7644 §3.3: the resource in a POST", () => {
  it("is spelled as its schemas are, whatever the request's case", () => {
    const body = {
      SCHEMAS: [core.toUpperCase()],
      USERNAME: "ada",
      Name: { GIVENNAME: "Ada" },
      EMails: [{ VALUE: "a@b.example", Primary: "True" }],
      [enterprise.toUpperCase()]: { Department: "Engines" },
    };
    expect(read(body)).toEqual({
      schemas: [core, enterprise],
      userName: "ada",
      name: { givenName: "Ada" },
      emails: [{ value: "a@b.example", primary: true }],
      [enterprise]: { department: "Engines" },
    });
  });

  it("has no read-only attributes, nulls or empties, and schemas as they are", () => {
    const body = {
      ...minimal,
      schemas: [core, enterprise, "urn:other"],
      id: "mine",
      meta: {},
      groups: [{ value: "g" }],
      title: null,
      photos: [],
      name: {},
    };
    expect(read(body)).toEqual({ schemas: [core], userName: "ada" });
    expect(read({ ...minimal, [enterprise]: { manager: { value: "1", displayName: "x" } } })).toMatchObject({
      [enterprise]: { manager: { value: "1" } },
    });
    expect(read({ ...minimal, password: "keep me", active: false })).toMatchObject({
      password: "keep me",
      active: false,
    });
  });

  it("is checked by the types of §2.3", () => {
    for (const wrong of [
      { userName: 5 },
      { active: "maybe" },
      { active: 1 },
      { name: "Ada" },
      { name: [{}, {}] },
      { emails: [{ value: {} }] },
      {
        emails: [
          { value: "a", primary: true },
          { value: "b", primary: true },
        ],
      },
      { x509Certificates: [{ value: "%%%" }] },
      { [enterprise]: "x" },
      { [enterprise]: { department: ["a", "b"] } },
    ]) {
      expect(caught(() => read({ ...minimal, ...wrong }))).toMatchObject({ status: 400, scimType: "invalidValue" });
    }
  });

  it("reads numbers and dates of extensions, and refuses others", () => {
    const type = compileResourceType({
      name: "Desk",
      endpoint: "/Desks",
      schema: {
        id: "urn:desk",
        name: "Desk",
        attributes: [
          { name: "legs", type: "integer" },
          { name: "height", type: "decimal" },
          { name: "bought", type: "dateTime" },
          { name: "parts", type: "complex", subAttributes: [{ name: "id", required: true }, { name: "note" }] },
        ],
      },
    });
    const desk = {
      schemas: ["urn:desk"],
      legs: 4,
      height: 72.5,
      bought: "2026-03-02T09:00:00+01:00",
      parts: { id: "1" },
    };
    expect(readResource(desk, type)).toEqual(desk);
    for (const wrong of [
      { legs: 4.5 },
      { legs: "4" },
      { height: "72" },
      { bought: "yesterday" },
      { bought: "2026-13-02T09:00:00Z" },
      { parts: { note: "x" } },
    ]) {
      expect(caught(() => readResource({ ...desk, ...wrong }, type)).scimType).toBe("invalidValue");
    }
  });

  it("says what is missing", () => {
    for (const body of [{ schemas: [core] }, { schemas: [core], userName: "" }, { schemas: [core], userName: null }]) {
      expect(caught(() => read(body))).toMatchObject({ scimType: "invalidValue", detail: "userName is required" });
    }
    for (const body of [
      null,
      [],
      "x",
      { userName: "a" },
      { schemas: core, userName: "a" },
      { schemas: [enterprise], userName: "a" },
    ]) {
      expect(caught(() => read(body)).scimType).toBe("invalidSyntax");
    }
  });

  it("passes over unknown attributes, or refuses them when told to", () => {
    for (const extra of [
      { shoeSize: 9 },
      { "urn:unknown": {} },
      { name: { nick: "A" } },
      { [enterprise]: { badge: 1 } },
    ]) {
      expect(read({ ...minimal, ...extra })).toEqual(minimal);
      expect(caught(() => read({ ...minimal, ...extra }, { unknownAttributes: "refuse" })).status).toBe(400);
    }
  });

  it("has each value once", () => {
    const emails = [
      { value: "a", type: "work" },
      { type: "work", value: "a" },
      { value: "a" },
      { value: "A", type: "work" },
    ];
    expect(read({ ...minimal, emails }).emails).toEqual([
      { value: "a", type: "work" },
      { value: "a" },
      { value: "A", type: "work" },
    ]);
    const members = Array.from({ length: 20_000 }, (_, index) => ({
      value: `u${index % 10_000}`,
      display: `${index % 10_000}`,
    }));
    expect(readResource({ schemas: [groupType.urn], displayName: "g", members }, groupType).members).toHaveLength(
      10_000,
    );
  });

  it("is read or refused, whatever it is, and pollutes nothing", () => {
    fc.assert(
      fc.property(anyPatch, fc.constantFrom("ignore", "refuse"), (body, unknownAttributes) => {
        try {
          const resource = readResource({ ...minimal, ...(body as object) }, userType, { unknownAttributes });
          expect(Object.keys(resource).every((name) => userType.find(name) !== undefined)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400 });
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("RFC 7644 §3.5.1: the resource after a PUT", () => {
  it("has what the body has, and the server's own", () => {
    const { resource, changed } = put({ ...minimal, id: "x", meta: { version: "0" }, groups: [], title: "Countess" });
    expect(changed).toBe(true);
    expect(resource).toEqual({
      schemas: [core],
      id: ada.id,
      meta: ada.meta,
      groups: ada.groups,
      userName: "ada",
      title: "Countess",
    });
  });

  it("is the same object when Okta sends back what it read", () => {
    const stored = { id: "1", meta: ada.meta, ...readResource(ada, userType) };
    const result = replaceResource(stored, structuredClone({ ...stored, unknown: 1 }), userType);
    expect([result.changed, result.resource === stored]).toEqual([false, true]);
  });

  it("keeps a password that nobody could have read, what the store adds, and the manager's name", () => {
    const current = { ...ada, password: "hash", internal: 1 };
    const { resource } = replaceResource(
      current,
      { ...minimal, [enterprise]: { manager: { value: "26118915" } } },
      userType,
    );
    expect(resource).toMatchObject({
      password: "hash",
      internal: 1,
      [enterprise]: { manager: ada[enterprise].manager },
    });
    expect(replaceResource(current, { ...minimal, password: "new" }, userType).resource.password).toBe("new");
  });

  it("does not change what is immutable, and refuses to try", () => {
    const type = compileResourceType({
      name: "Badge",
      endpoint: "/Badges",
      schema: {
        id: "urn:badge",
        name: "Badge",
        attributes: [{ name: "number", mutability: "immutable" }, { name: "colour" }],
      },
    });
    const badge = { schemas: ["urn:badge"], id: "1", number: "7" };
    expect(replaceResource(badge, { schemas: ["urn:badge"], colour: "red" }, type).resource).toEqual({
      ...badge,
      colour: "red",
    });
    expect(replaceResource({ ...badge, number: undefined }, badge, type).resource).toEqual(badge);
    expect(caught(() => replaceResource(badge, { ...badge, number: "8" }, type)).scimType).toBe("mutability");
  });

  it("needs what is required", () => {
    expect(caught(() => put({ schemas: [core], title: "x" })).detail).toBe("userName is required");
    const bareAgain = replaceResource(bare, { schemas: [core], userName: "bare" }, userType);
    expect(bareAgain.resource).toBe(bare);
  });
});
