import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFilter, anyUser, soundFilter } from "../__fixtures__/arbitraries.ts";
import { caught } from "../__fixtures__/caught.ts";
import { naiveMatch } from "../__fixtures__/naive-match.ts";
import { ada, bare, core, enterprise } from "../__fixtures__/sample-user.ts";
import {
  compileFilter,
  compileResourceType,
  groupType,
  type ScimResource,
  stringifyFilter,
  userType,
} from "../index.ts";

const matches = (filter: string, resource: ScimResource = ada) => compileFilter(filter, userType)(resource);

describe("RFC 7644 §3.4.2.2: comparisons", () => {
  it.each([
    ['userName eq "Ada@Example.com"', true],
    ['userName ne "other"', true],
    ['userName ne "ada@example.COM"', false],
    ['userName co "EXAMPLE"', true],
    ['userName sw "ada@"', true],
    ['userName ew ".com"', true],
    ['userName ew ".org"', false],
    ['userName gt "ACE"', true],
    ['userName lt "ACE"', false],
    ['userName ge "ada@example.com" and userName le "ada@example.com"', true],
    ["active eq true", true],
    ['active eq "True"', true],
    ["active ne false", true],
    ["active eq false", false],
    ['name.familyName eq "lovelace"', true],
    ['NAME.FAMILYNAME EQ "lovelace"', true],
    [`${core}:name.givenName eq "ada"`, true],
    [`${core.toUpperCase()}:username sw "a"`, true],
    [`${enterprise}:department eq "engines"`, true],
    [`${enterprise}:manager.value eq "26118915"`, true],
    [`${enterprise}:manager eq "26118915"`, true],
    ['department eq "engines"', "invalidFilter"],
  ])("%s: %s", (filter, expected) => {
    const act = () => matches(filter);
    if (typeof expected === "boolean") expect(act()).toBe(expected);
    else expect(caught(act).scimType).toBe(expected);
  });

  it("lets case count where the schema says so", () => {
    expect([matches('externalId eq "Bob-701984"'), matches('externalId eq "bob-701984"')]).toEqual([true, false]);
    expect([matches('externalId sw "Bob"'), matches('externalId sw "bob"')]).toEqual([true, false]);
    expect(matches('id eq "2819C223-7F76-453A-919D-413861904646"')).toBe(false);
  });

  it("takes accents for the same, however they are typed, where case does not count", () => {
    const rene = { ...bare, userName: "rene\u0301e" };
    expect(matches('userName eq "RENÉE"', rene)).toBe(true);
    expect(matches('userName co "é"', rene)).toBe(true);
    expect(matches('userName eq "i"', { ...bare, userName: "İ" })).toBe(false);
  });

  it("compares dates as the instants they stand for", () => {
    expect(matches('meta.lastModified eq "2011-05-13T06:42:34.000+02:00"')).toBe(true);
    expect(matches('meta.lastModified gt "2011-05-13T05:42:33+01:00"')).toBe(true);
    expect(matches('meta.lastModified lt "2011-05-13T04:42:34.001Z"')).toBe(true);
    expect(matches('meta.lastModified ge "2011-05-13"')).toBe(true);
    expect(matches('meta.lastModified ne "2011-05-13T04:42:34"')).toBe(false);
    expect(matches('meta.lastModified sw "2011-05"')).toBe(true);
    expect(matches('meta.lastModified gt "2000-01-01T00:00:00Z"', bare)).toBe(false);
  });

  it.each([
    "active gt true",
    "active co true",
    'active eq "yes"',
    'x509Certificates.value gt "a"',
    "userName eq 5",
    "userName gt null",
    'meta.created gt "yesterday"',
    "meta.created eq 5",
    'name eq "Ada"',
    'nothing eq "x"',
    'emails[nothing eq "x"]',
    'emails[emails.type eq "x"]',
    "nothing pr",
    'userName.first eq "x"',
  ])("refuses %s", (filter) => {
    expect(caught(() => matches(filter))).toMatchObject({ status: 400, scimType: "invalidFilter" });
  });

  it("compares numbers as numbers", () => {
    const type = compileResourceType({
      name: "Desk",
      endpoint: "/Desks",
      schema: {
        id: "urn:example:Desk",
        name: "Desk",
        attributes: [
          { name: "height", type: "decimal" },
          { name: "legs", type: "integer" },
        ],
      },
    });
    const desk = { schemas: [type.urn], id: "1", height: 72.5, legs: 4 };
    expect(compileFilter("height gt 9 and legs le 4 and legs ne 5", type)(desk)).toBe(true);
    expect(caught(() => compileFilter('legs eq "4"', type)).scimType).toBe("invalidFilter");
    expect(caught(() => compileFilter("legs co 4", type)).scimType).toBe("invalidFilter");
  });
});

describe("RFC 7644 §3.4.2.2: several values", () => {
  it("matches when one of them does", () => {
    expect(matches('emails.type eq "home"')).toBe(true);
    expect(matches('emails.type eq "other"')).toBe(false);
    expect(matches('schemas eq "URN:ietf:params:scim:schemas:core:2.0:user"')).toBe(true);
  });

  it("compares value where no sub-attribute is named", () => {
    expect(matches('emails co "home.example"')).toBe(true);
    expect(matches('emails eq "work"')).toBe(false);
    expect(compileFilter('members eq "u1"', groupType)({ schemas: [], id: "g", members: [{ value: "u1" }] })).toBe(
      true,
    );
  });

  it("wants all of a value filter to hold within one value", () => {
    expect(matches('emails.type eq "work" and emails.value co "home.example"')).toBe(true);
    expect(matches('emails[type eq "work" and value co "home.example"]')).toBe(false);
    expect(matches('emails[type eq "home" and value co "home.example"]')).toBe(true);
    expect(matches('emails[not (type eq "work")]')).toBe(true);
    expect(matches('emails[type eq "work" and not (primary eq true)]')).toBe(false);
    expect(matches('emails[type ne "work" and primary ne true]')).toBe(true);
    expect(matches('not (emails[type eq "home"])')).toBe(false);
  });

  it("takes a value filter on one complex value for a filter of that value", () => {
    expect(matches('name[familyName eq "Lovelace" and givenName eq "Ada"]')).toBe(true);
    expect(matches('name[familyName eq "Lovelace" and givenName eq "Bob"]')).toBe(false);
  });

  it("knows plain values as value", () => {
    expect(matches(`schemas[value eq "${enterprise}"]`)).toBe(true);
    expect(matches('schemas[value eq "urn:other"]')).toBe(false);
  });

  it("says ne only when none is equal", () => {
    expect(matches('emails.type ne "work"')).toBe(false);
    expect(matches('emails.type ne "other"')).toBe(true);
  });
});

describe("RFC 7643 §2.5: what is absent, null or empty", () => {
  it.each(["title", "nickName", "photos", "photos.value", "name.middleName", `${enterprise}:costCenter`])(
    "%s is not present",
    (path) => {
      expect(matches(`${path} pr`)).toBe(false);
      expect(matches(`not (${path} pr)`)).toBe(true);
      expect(matches(`${path} eq null`)).toBe(true);
      expect(matches(`${path} ne null`)).toBe(false);
    },
  );

  it("takes null, {} and values that are all empty for none", () => {
    for (const emails of [null, [], [{}], [{ value: "" }], [null]]) {
      expect(matches("emails pr", { ...bare, emails })).toBe(false);
      expect(matches("emails[value pr]", { ...bare, emails })).toBe(false);
    }
    expect(matches("name pr", { ...bare, name: {} })).toBe(false);
    expect(matches("active pr", { ...bare, active: false })).toBe(true);
  });

  it("does not match a comparison with what is absent, but for ne", () => {
    for (const operator of ["eq", "co", "sw", "ew", "gt", "ge", "lt", "le"]) {
      expect(matches(`nickName ${operator} "x"`, bare)).toBe(false);
      expect(matches(`${enterprise}:department ${operator} "x"`, bare)).toBe(false);
      expect(matches(`emails.value ${operator} ""`, bare)).toBe(false);
    }
    expect(matches('nickName ne "x"', bare)).toBe(true);
    expect(matches('emails.value ne "x"', bare)).toBe(true);
    expect(matches('emails[value ne "x"]', bare)).toBe(false);
  });
});

describe("RFC 7643 §7: what is never returned", () => {
  it("cannot be asked about, or it could be guessed letter by letter", () => {
    const resource = { ...bare, password: "secret" };
    for (const filter of ['password sw "s"', "password pr", `${core}:PASSWORD eq "secret"`, 'password[value sw "s"]']) {
      expect(caught(() => matches(filter, resource)).scimType).toBe("invalidFilter");
      expect(compileFilter(filter, userType, { unknownAttributes: "absent" })(resource)).toBe(false);
    }
  });
});

describe("RFC 7644 §3.4.2.1: attributes a resource type does not have", () => {
  it("count as absent when several types are searched at once", () => {
    const options = { unknownAttributes: "absent" } as const;
    expect(compileFilter('members.value eq "x" or userName pr', userType, options)(ada)).toBe(true);
    expect(compileFilter("members pr", userType, options)(ada)).toBe(false);
    expect(compileFilter('members ne "x"', userType, options)(ada)).toBe(true);
    expect(compileFilter("members eq null", userType, options)(ada)).toBe(true);
    expect(caught(() => compileFilter("members gt null", userType, options)).scimType).toBe("invalidFilter");
  });
});

describe("RFC 7644 §3.4.2.2: laws of filters", () => {
  it("agrees with a second reading of the RFC", () => {
    fc.assert(
      fc.property(soundFilter, anyUser, (filter, user) => {
        expect(compileFilter(stringifyFilter(filter), userType)(user)).toBe(naiveMatch(filter, user));
      }),
      { numRuns: 5_000 },
    );
  });

  it("compiles or refuses any filter, and never fails on a resource", () => {
    const anything = fc.oneof(
      anyUser,
      fc.dictionary(fc.constantFrom("userName", "emails", "name", enterprise, "active", "meta"), fc.jsonValue()),
    );
    fc.assert(
      fc.property(anyFilter, anything, (filter, resource) => {
        try {
          expect(typeof compileFilter(filter, userType)(resource)).toBe("boolean");
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", scimType: "invalidFilter" });
        }
        expect(typeof compileFilter({ operator: "pr", path: "emails" }, userType)(resource)).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });
});
