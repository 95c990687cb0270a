import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPatch, anyUser, meantOperation } from "../__fixtures__/arbitraries.ts";
import { deepFrozen, patchBody } from "../__fixtures__/patch.ts";
import { ada, enterprise } from "../__fixtures__/sample-user.ts";
import { applyPatch, type PatchOptions, readResource, type ScimResource, userType } from "../index.ts";

const anyOptions: fc.Arbitrary<PatchOptions> = fc.record({
  unknownAttributes: fc.constantFrom("ignore", "refuse"),
  replaceUnmatched: fc.constantFrom("refuse", "create"),
});

const scimTypes = [
  "invalidSyntax",
  "invalidPath",
  "invalidFilter",
  "invalidValue",
  "noTarget",
  "mutability",
  "tooMany",
];
const primaries = (values: unknown) =>
  Array.isArray(values) ? values.filter((each) => each?.primary === true).length : 0;
/** As a store would have them: read once before. */
const anyStored: fc.Arbitrary<ScimResource> = fc.oneof(
  fc.constant({ id: ada.id, ...readResource(ada, userType) }),
  anyUser
    .filter(({ userName }) => Boolean(userName))
    .map((user) => {
      const emails = user.emails?.map((email) => ({ ...email, primary: false })) ?? null;
      return { id: "1", ...readResource({ ...user, emails }, userType) };
    }),
);
const anyResource = fc.oneof(fc.constant<ScimResource>(ada), anyStored);

describe("RFC 7644 §3.5.2: laws of PATCH", () => {
  it("applies or refuses any body with a scimType, changes nothing in place, and pollutes nothing", () => {
    const clean = JSON.stringify([
      Object.getOwnPropertyNames(Object.prototype),
      Object.getOwnPropertyNames(Array.prototype),
    ]);
    let applied = 0;
    fc.assert(
      fc.property(anyResource, anyPatch, anyOptions, (before, body, options) => {
        const text = JSON.stringify(before);
        try {
          const { resource, changed } = applyPatch(deepFrozen(before), deepFrozen(body), userType, options);
          applied++;
          expect(changed).toBe(resource !== before);
          expect(primaries(resource.emails)).toBeLessThan(2);
          expect([resource.id, resource.meta, resource.groups]).toEqual([before.id, before.meta, before.groups]);
          expect(resource.userName).toBeTruthy();
          expect(Object.getPrototypeOf(resource)).toBe(Object.prototype);
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400 });
          expect(scimTypes).toContain((error as { scimType?: string }).scimType);
        }
        expect(JSON.stringify(before)).toBe(text);
        expect(
          JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]),
        ).toBe(clean);
      }),
      { numRuns: 5_000 },
    );
    // Else the law would hold of refusals alone.
    expect(applied).toBeGreaterThan(500);
  });

  it("leaves a resource that reads as it is written", () => {
    let applied = 0;
    fc.assert(
      fc.property(anyStored, anyPatch, (before, body) => {
        try {
          const { id: _, ...after } = applyPatch(before, body, userType, { replaceUnmatched: "create" }).resource;
          expect(readResource(after, userType, { unknownAttributes: "refuse" })).toEqual(after);
          applied++;
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400 });
        }
      }),
      { numRuns: 3_000 },
    );
    expect(applied).toBeGreaterThan(300);
  });

  it("changes nothing the second time, when it replaces or removes what no filter selects", () => {
    let settled = 0;
    const meant = meantOperation.filter(
      (operation) => !/add/i.test(operation.op) && !("path" in operation && operation.path.includes("[")),
    );
    fc.assert(
      fc.property(anyResource, meant, (before, operation) => {
        try {
          const once = applyPatch(before, patchBody(operation), userType).resource;
          expect(applyPatch(once, patchBody(operation), userType)).toEqual({ resource: once, changed: false });
          settled++;
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400 });
        }
      }),
      { numRuns: 1_000 },
    );
    expect(settled).toBeGreaterThan(300);
  });

  it("takes hostile names for names that nothing has", () => {
    const body = JSON.parse(`{
      "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      "Operations": [
        { "op": "add", "value": { "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } } },
        { "op": "add", "path": "name", "value": { "__proto__": { "polluted": 1 }, "givenName": "A" } },
        { "op": "add", "path": "emails", "value": [{ "__proto__": { "polluted": 1 }, "value": "e" }] }
      ]
    }`);
    const { resource } = applyPatch(ada, body, userType);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(resource)).not.toContain("polluted");
    expect(Object.hasOwn(resource, "__proto__")).toBe(false);
  });

  it("goes no deeper than the schema, however deep the body is", () => {
    const deep = (depth: number, open: string, close: string) =>
      JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);
    for (const value of [
      deep(5_000, "[", "]"),
      deep(5_000, '{"value":', "}"),
      deep(5_000, '{"urn:ietf:params:scim:schemas:core:2.0:User":', "}"),
    ]) {
      for (const path of [undefined, "userName", "name", "emails", "emails.value", enterprise]) {
        const act = () =>
          applyPatch(
            ada,
            { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [{ op: "add", path, value }] },
            userType,
          );
        try {
          act();
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", status: 400 });
        }
      }
    }
  });
});
