import { describe, expect, it } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { patchBody, patched } from "../__fixtures__/patch.ts";
import { ada, bare, enterprise } from "../__fixtures__/sample-user.ts";
import { applyPatch, groupType, type ScimResource, userType } from "../index.ts";

const group = (...ids: readonly string[]): ScimResource => ({
  schemas: [groupType.urn],
  id: "g",
  displayName: "Guides",
  ...(ids.length > 0 && { members: ids.map((value) => ({ value, display: value.toUpperCase() })) }),
});
const ids = ({ members }: ScimResource) =>
  (members as readonly { value: string }[] | undefined)?.map(({ value }) => value);

describe("RFC 7644 §3.5.2 as Okta speaks it", () => {
  it("deactivates and reactivates without a path", () => {
    const left = patched({ op: "replace", value: { active: false } });
    expect(left).toEqual({ ...ada, active: false });
    expect(patched({ op: "replace", value: { active: true } }, left)).toEqual(ada);
  });

  it("renames a group with its id in the value", () => {
    expect(patched({ op: "replace", value: { id: "g", displayName: "Rangers" } }, group("a"), groupType)).toEqual({
      ...group("a"),
      displayName: "Rangers",
    });
  });

  it("removes and adds members in one request, without a type", () => {
    const operations = [
      { op: "remove", path: 'members[value eq "a"]' },
      {
        op: "add",
        path: "members",
        value: [
          { value: "c", display: "C" },
          { value: "b", display: "B" },
        ],
      },
    ];
    expect(ids(patched(operations, group("a", "b"), groupType))).toEqual(["b", "c"]);
  });

  it("pushes a group whole, an empty one too, and a name that is null", () => {
    expect(
      ids(patched({ op: "replace", path: "members", value: [{ value: "x", display: null }] }, group("a"), groupType)),
    ).toEqual(["x"]);
    expect(patched({ op: "replace", path: "members", value: [] }, group("a"), groupType)).toEqual(group());
    expect(applyPatch(group(), patchBody({ op: "replace", path: "members", value: [] }), groupType).changed).toBe(
      false,
    );
  });

  it("sends a user whole, with groups and meta that are not the client's", () => {
    const whole = { ...ada, groups: [], meta: { version: "0" }, title: "Countess" };
    expect(patched({ op: "replace", value: whole })).toEqual({ ...ada, title: "Countess" });
  });
});

describe("RFC 7644 §3.5.2 as Entra ID speaks it", () => {
  it("writes verbs with a capital, and booleans as text", () => {
    expect(patched({ op: "Replace", path: "active", value: "False" }).active).toBe(false);
    expect(patched({ op: "Add", path: "active", value: "True" }, bare).active).toBe(true);
    expect(patched({ op: "Remove", path: "externalId" })).not.toHaveProperty("externalId");
    expect(patched({ op: "Add", path: 'roles[primary eq "True"].value', value: "admin" }, bare).roles).toEqual([
      { primary: true, value: "admin" },
    ]);
  });

  it("names parts with dots, filters and URNs in a value without a path", () => {
    const after = patched({
      op: "Replace",
      value: {
        displayName: "Ada",
        "name.familyName": "King",
        'emails[type eq "work"].value': "king@example.com",
        [`${enterprise}:department`]: "Looms",
        [`${enterprise}:manager.value`]: "7",
      },
    });
    expect(after).toMatchObject({
      displayName: "Ada",
      name: { familyName: "King", givenName: "Ada" },
      emails: [{ value: "king@example.com", type: "work", primary: true }, ada.emails[1]],
      [enterprise]: { department: "Looms", manager: { value: "7" } },
    });
    expect(after).not.toHaveProperty(["name.familyName"]);
  });

  it("adds values that a filter describes", () => {
    expect(patched({ op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+44 1" }).phoneNumbers).toEqual([
      { type: "mobile", value: "+44 1" },
    ]);
    expect(
      patched({ op: "Add", path: 'addresses[type eq "home" and country eq "GB"]', value: { locality: "Bath" } })
        .addresses,
    ).toEqual([...ada.addresses, { type: "home", country: "GB", locality: "Bath" }]);
    expect(
      caught(() => patched({ op: "Add", path: 'phoneNumbers[type ne "mobile"].value', value: "1" })).scimType,
    ).toBe("noTarget");
  });

  it("adds values that a filter describes by what they lack", () => {
    const added = patched({ op: "Add", path: "phoneNumbers[type eq null].value", value: "1" }).phoneNumbers;
    expect(added).toStrictEqual([{ value: "1" }]);
  });

  it("replaces values that are not there yet, where the server lets it", () => {
    const operation = { op: "Replace", path: 'phoneNumbers[type eq "mobile"].value', value: "+44 1" };
    expect(caught(() => patched(operation)).scimType).toBe("noTarget");
    expect(patched(operation, ada, userType, { replaceUnmatched: "create" }).phoneNumbers).toEqual([
      { type: "mobile", value: "+44 1" },
    ]);
    const vague = { op: "Replace", path: 'phoneNumbers[value co "44"].value', value: "1" };
    expect(caught(() => patched(vague, ada, userType, { replaceUnmatched: "create" })).scimType).toBe("noTarget");
  });

  it("removes members by a filter, or listed as a value", () => {
    expect(ids(patched({ op: "Remove", path: 'members[value eq "a"]' }, group("a", "b"), groupType))).toEqual(["b"]);
    expect(
      ids(
        patched(
          { op: "Remove", path: "members", value: [{ $ref: null, value: "a" }, { value: "z" }] },
          group("a", "b", "c"),
          groupType,
        ),
      ),
    ).toEqual(["b", "c"]);
    expect(ids(patched({ op: "Remove", path: "members", value: "a" }, group("a", "b"), groupType))).toEqual(["b"]);
    expect(patched({ op: "Remove", path: "members" }, group("a", "b"), groupType)).toEqual(group());
    expect(ids(patched({ op: "Remove", path: "members", value: [] }, group("a"), groupType))).toEqual(["a"]);
  });

  it("adds members with a reference that is null", () => {
    expect(
      patched({ op: "Add", path: "members", value: [{ $ref: null, value: "b" }] }, group(), groupType).members,
    ).toEqual([{ value: "b" }]);
  });

  it("gives a manager as a bare id, and single values wrapped in a list", () => {
    const path = `${enterprise}:manager`;
    expect(patched({ op: "Add", path, value: "7" }, bare)[enterprise]).toEqual({ manager: { value: "7" } });
    expect(patched({ op: "Replace", path, value: [{ $ref: "", value: "7" }] }, bare)[enterprise]).toEqual({
      manager: { value: "7", $ref: "" },
    });
    expect(patched({ op: "Replace", path: "displayName", value: [{ $ref: null, value: "Ada" }] }).displayName).toBe(
      "Ada",
    );
    expect(patched({ op: "Remove", path })[enterprise]).not.toHaveProperty("manager");
    expect(patched({ op: "Replace", path, value: "" })[enterprise]).not.toHaveProperty("manager");
  });
});
