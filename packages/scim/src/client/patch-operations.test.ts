import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ada, bare, enterprise } from "../__fixtures__/sample-user.ts";
import { applyPatch, patchSchema, type ScimResource, userType } from "../index.ts";
import { withValues } from "./build-resource.ts";
import { buildResource, patchOperations, type ResourceValues, standardProfile, type TargetProfile } from "./index.ts";

const operationsFor = (
  current: ScimResource | undefined,
  values: ResourceValues,
  profile: Partial<TargetProfile> = {},
) => patchOperations(current, values, userType, { ...standardProfile, ...profile });

const department = `${enterprise}:department`;
const manager = `${enterprise}:manager.value`;

describe("the least PATCH", () => {
  it("names what changes and nothing else", () => {
    const values = {
      userName: "Ada@Example.com",
      displayName: "Ada",
      title: null,
      "name.givenName": "Augusta",
      [department]: "Looms",
    };
    expect(operationsFor(ada, values)).toEqual([
      { op: "replace", path: "displayName", value: "Ada" },
      { op: "remove", path: "title" },
      { op: "replace", path: "name.givenName", value: "Augusta" },
      { op: "replace", path: department, value: "Looms" },
    ]);
  });

  it("clears what may be there when nobody has looked", () => {
    expect(operationsFor(undefined, { title: null, [manager]: null })).toEqual([
      { op: "remove", path: "title" },
      { op: "remove", path: `${enterprise}:manager` },
    ]);
  });

  it("replaces a manager whole", () => {
    expect(operationsFor(ada, { [manager]: "7" })).toEqual([
      { op: "replace", path: `${enterprise}:manager`, value: { value: "7" } },
    ]);
  });

  it("spells names as the schema does", () => {
    expect(operationsFor(bare, { USERNAME: "b", "NAME.familyname": "B" })).toEqual([
      { op: "replace", path: "userName", value: "b" },
      { op: "replace", path: "name.familyName", value: "B" },
    ]);
  });

  it("changes the value that a filter selects, adds one that is not there, and takes one away with its value", () => {
    expect(
      operationsFor(ada, {
        'emails[type eq "work"].value': "new@example.com",
        'phoneNumbers[type eq "mobile"].value': "+441",
        'phoneNumbers[type eq "mobile"].display': "mobile",
      }),
    ).toEqual([
      { op: "replace", path: 'emails[type eq "work"].value', value: "new@example.com" },
      { op: "add", path: "phoneNumbers", value: [{ type: "mobile", value: "+441", display: "mobile" }] },
    ]);
    expect(operationsFor(ada, { 'emails[type eq "home"].value': null, 'emails[type eq "other"].value': null })).toEqual(
      [{ op: "remove", path: 'emails[type eq "home"]' }],
    );
  });

  it("sends the list whole when the primary value changes, so that there are never two", () => {
    expect(operationsFor(ada, { 'emails[type eq "home"].primary': true })).toEqual([
      {
        op: "replace",
        path: "emails",
        value: [
          { value: "ada@example.com", type: "work", primary: false },
          { value: "ada@home.example", type: "home", primary: true },
        ],
      },
    ]);
  });

  it("sends the list whole where the server knows no filters in paths", () => {
    const values = { 'emails[type eq "work"].value': "new@example.com" };
    expect(operationsFor(ada, values, { patchPaths: "plain" })).toEqual([
      {
        op: "replace",
        path: "emails",
        value: [
          { value: "new@example.com", type: "work", primary: true },
          { value: "ada@home.example", type: "home" },
        ],
      },
    ]);
  });

  it("has no paths but for what is cleared where the server wants it as Okta sends it", () => {
    const values = {
      active: false,
      title: "X",
      userType: null,
      "name.givenName": "A",
      "name.familyName": "B",
      [department]: "L",
    };
    expect(operationsFor(undefined, values, { patchPaths: "none" })).toEqual([
      { op: "remove", path: "userType" },
      {
        op: "replace",
        value: {
          active: false,
          title: "X",
          name: { givenName: "A", familyName: "B" },
          [enterprise]: { department: "L" },
        },
      },
    ]);
  });

  it("is empty when all is so already", () => {
    expect(operationsFor(ada, { userName: ada.userName, active: true, emails: ada.emails, displayName: null })).toEqual(
      [],
    );
  });

  it("sends a list whole when a value of it goes and is spoken of at once", () => {
    const values = { 'emails[type eq "work"].value': null, 'emails[type eq "work"].display': "Ada" };
    const [operation, ...more] = operationsFor(ada, values);
    expect(operation).toMatchObject({ op: "replace", path: "emails" });
    expect(more).toEqual([]);
  });

  const value = fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: null });
  const paths = [
    "displayName",
    "title",
    "name.givenName",
    department,
    manager,
    'emails[type eq "work"].value',
    'emails[type eq "work"].display',
    'emails[type eq "home"].value',
    'emails[type eq "other"].value',
    'phoneNumbers[type eq "mobile"].value',
    'addresses[type eq "work"].locality',
  ];
  const wanted = fc
    .uniqueArray(fc.constantFrom(...paths), { maxLength: paths.length })
    .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), value))))
    .map((entries): ResourceValues => Object.fromEntries(entries));

  it.each(["filters", "plain", "none"] as const)(
    "with %s leads a server that keeps to the RFC to what is wanted",
    (patchPaths) => {
      fc.assert(
        fc.property(wanted, fc.constantFrom<ScimResource>(ada, bare), (values, current) => {
          const operations = operationsFor(current, values, { patchPaths });
          if (operations.length === 0) return;
          const body = { schemas: [patchSchema], Operations: operations };
          const { resource } = applyPatch(current, body, userType);
          const known = (each: ScimResource) => ({
            ...each,
            [enterprise]: { ...(each[enterprise] as object), manager: undefined },
          });
          expect(known(resource)).toEqual(known(withValues(current, values, userType)));
          expect(operationsFor(resource, values, { patchPaths })).toEqual([]);
        }),
      );
    },
  );
});

describe("a new resource", () => {
  it("is made of paths, filters included, and of nothing that is null", () => {
    const values = {
      userName: "a",
      title: null,
      'emails[type eq "work" and primary eq true].value': "a@x.org",
      [manager]: "7",
    };
    expect(buildResource(values, userType)).toEqual({
      schemas: [userType.urn, enterprise],
      userName: "a",
      emails: [{ type: "work", primary: true, value: "a@x.org" }],
      [enterprise]: { manager: { value: "7" } },
    });
  });

  it("is refused with a value of another type, without showing it", () => {
    expect(() => buildResource({ active: "perhaps ada" }, userType)).toThrow(/^(?!.*ada).*active/);
  });
});
