import { describe, expect, it } from "vitest";
import { ada, bare, core, enterprise } from "../__fixtures__/sample-user.ts";
import { compileProjection, compileResourceType, type Projection, type ScimResource, userType } from "../index.ts";

const project = (projection: Projection, resource: ScimResource = ada) =>
  compileProjection(userType, projection)(resource);
const { schemas, id } = ada;

/** Ada without her empty list of photos: no value is not part of an answer. */
const { photos: _, ...shown } = ada;

describe("RFC 7644 §3.9: which attributes an answer has", () => {
  it("has all that are returned by default, and nothing that is never returned or not in a schema", () => {
    expect(project({}, { ...ada, password: "secret", passwordHash: "secret" })).toEqual(shown);
    expect(project({ attributes: ["password", "passwordHash"] }, { ...ada, password: "secret" })).toEqual({
      schemas,
      id,
    });
  });

  it.each<[readonly string[], object]>([
    [["userName"], { userName: ada.userName }],
    [["USERNAME", " title "], { userName: ada.userName, title: "" }],
    [["name"], { name: ada.name }],
    [["name.familyName"], { name: { familyName: "Lovelace" } }],
    [["emails.value"], { emails: ada.emails.map(({ value }) => ({ value })) }],
    [["emails.primary"], { emails: [{ primary: true }] }],
    [[enterprise], { [enterprise]: ada[enterprise] }],
    [[`${enterprise}:manager`], { [enterprise]: { manager: ada[enterprise].manager } }],
    [[`${enterprise}:manager.value`], { [enterprise]: { manager: { value: "26118915" } } }],
    [[`${core}:active`], { active: true }],
    [["nothing"], {}],
    [["nickName"], {}],
  ])("attributes=%s", (attributes, expected) => {
    expect(project({ attributes })).toEqual({ schemas, id, ...expected });
  });

  it("takes the core URN for all of the core attributes", () => {
    const { [enterprise]: _extension, ...withoutExtension } = shown;
    expect(project({ attributes: [core] })).toEqual(withoutExtension);
  });

  it("leaves out what is excluded, but never what is always returned", () => {
    const { emails: _emails, ...withoutEmails } = shown;
    expect(project({ excludedAttributes: ["emails"] })).toEqual(withoutEmails);
    expect(project({ excludedAttributes: ["id", "schemas"] })).toEqual(shown);
    expect(project({ excludedAttributes: ["name.formatted"] })).toEqual({
      ...shown,
      name: { familyName: "Lovelace", givenName: "Ada" },
    });
    expect(project({ excludedAttributes: [enterprise] })).not.toHaveProperty([enterprise]);
    expect(project({ excludedAttributes: [`${enterprise}:department`] })).toEqual({
      ...shown,
      [enterprise]: { employeeNumber: "701984", manager: ada[enterprise].manager },
    });
  });

  it("has what is returned on request only then, and what is always returned of what is there", () => {
    const type = compileResourceType({
      name: "Desk",
      endpoint: "/Desks",
      schema: {
        id: "urn:desk",
        name: "Desk",
        attributes: [
          { name: "legs", returned: "request" },
          { name: "colour" },
          {
            name: "place",
            type: "complex",
            subAttributes: [
              { name: "floor", returned: "always" },
              { name: "room" },
              { name: "plan", returned: "request" },
            ],
          },
        ],
      },
    });
    const desk = {
      schemas: ["urn:desk"],
      id: "1",
      legs: "4",
      colour: "red",
      place: { floor: "2", room: "3", plan: "x" },
    };
    const of = (projection: Projection) => {
      const { schemas: _schemas, id: _id, ...rest } = compileProjection(type, projection)(desk);
      return rest;
    };
    expect(of({})).toEqual({ colour: "red", place: { floor: "2", room: "3" } });
    expect(of({ attributes: ["legs"] })).toEqual({ legs: "4" });
    expect(of({ attributes: ["place.plan"] })).toEqual({ place: { floor: "2", plan: "x" } });
    expect(of({ excludedAttributes: ["place"] })).toEqual({ colour: "red" });
  });

  it("works on resources that have next to nothing", () => {
    expect(
      project({ attributes: ["name.familyName", "emails.value"] }, { ...bare, name: null, emails: [null, "x", {}] }),
    ).toEqual({ schemas: [core], id: "1" });
  });
});
