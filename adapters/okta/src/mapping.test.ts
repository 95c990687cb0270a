import type { Employee } from "@rosterkit/core";
import type { Values } from "@rosterkit/core/adapter";
import { employeeShape, overrideMapping } from "@rosterkit/core/mapping";
import { describe, expect, test } from "vitest";
import { openOkta, requiredValues } from "./__fixtures__/open-okta.ts";
import { oktaMapping } from "./mapping.ts";
import type { OktaUser } from "./okta-user.ts";
import { type UserAttributes, userAttributes } from "./user-attributes.ts";

type Row = readonly [string, string, keyof typeof employeeShape, keyof UserAttributes, string, string];

/** What Humaans says it maps to Okta: its own label, Okta's label, our attributes on both sides, a value, and one that it changes to. */
const rows: readonly Row[] = [
  ["Work email", "Login email", "workEmail", "profile.login", "mia.brock@example.com", "mia.stone@example.com"],
  ["Work email", "Email", "workEmail", "profile.email", "mia.brock@example.com", "mia.stone@example.com"],
  ["First name", "First name", "givenName", "profile.firstName", "Mia", "Mía"],
  ["Middle name", "Middle name", "middleName", "profile.middleName", "Jane", "June"],
  ["Last name", "Last name", "familyName", "profile.lastName", "Brock", "O'Stone"],
  ["Preferred name", "Nickname", "nickName", "profile.nickName", "Mimi", "Mi"],
  ["Personal email", "Second email", "personalEmail", "profile.secondEmail", "mia@home.example", "mia@new.example"],
  ["Employee ID", "Employee number", "employeeNumber", "profile.employeeNumber", "0042", "0043"],
  [
    "Personal phone number",
    "Mobile phone number",
    "mobilePhone",
    "profile.mobilePhone",
    "+44 7700 900123",
    "+44 7700 900124",
  ],
  ["Phone number", "Primary phone number", "workPhone", "profile.primaryPhone", "+44 20 7946 0018", "+44 20 7946 0019"],
  ["Address", "Street address", "streetAddress", "profile.streetAddress", "1 High Street", "Straße 2"],
  ["City", "City", "locality", "profile.city", "Leeds", "Łódź"],
  ["State", "State", "region", "profile.state", "West Yorkshire", "Łódzkie"],
  ["Postcode", "Zip code", "postalCode", "profile.zipCode", "LS1 1AA", "90-001"],
  ["Country code", "Country code", "country", "profile.countryCode", "GB", "PL"],
  ["Timezone", "Timezone", "timezone", "profile.timezone", "Europe/London", "Europe/Warsaw"],
  [
    "Humaans profile URL",
    "Profile url",
    "profileUrl",
    "profile.profileUrl",
    "https://app.humaans.io/people?profile=1",
    "https://app.humaans.io/people?profile=2",
  ],
  ["Contract type", "User type", "userType", "profile.userType", "Full-time", "Contractor"],
  ["Company name", "Organisation", "organization", "profile.organization", "Acme Ltd", "Acme GmbH"],
  ["Job title", "Title", "title", "profile.title", "Engineer", "Head of Engineering"],
  ["Department", "Department", "department", "profile.department", "Platform", "Research"],
];

const accountOf = (employee: Employee): Values<UserAttributes> => oktaMapping.run(employee) as Values<UserAttributes>;

const readRow = (user: OktaUser, [, , , to]: Row): unknown => userAttributes[to].read(user);

describe("the 22 rows of the default mapping, written to Okta and read back", () => {
  test("are all there, with Okta's own labels, and nothing else is", () => {
    const described = oktaMapping
      .describe()
      .map(({ to, toLabel, from }) => [toLabel, from.map(({ attribute }) => attribute).join(), to]);
    expect(described).toEqual([
      ...rows.map(([, label, from, to]) => [label, from, to]),
      ["Manager", "manager,givenName,familyName", "profile.manager"],
    ]);
    expect(described).toHaveLength(22);
  });

  test.each(rows)("%s → %s (%s → %s)", async (...row) => {
    const [, , from, to, before, after] = row;
    const okta = await openOkta();
    const id = await okta.create(accountOf({ [from]: before }));
    expect(readRow(await okta.row(id), row)).toBe(before);

    await okta.users.update(id, { set: pick(accountOf({ [from]: after }), to), all: {} }, {});
    expect(readRow(await okta.row(id), row)).toBe(after);

    const cleared = okta.users.update(id, { set: pick(accountOf({ [from]: null }), to), all: {} }, {});
    if (userAttributes[to].required) {
      await expect(cleared).rejects.toMatchObject({ vendorCode: "E0000001" });
      expect(readRow(await okta.row(id), row)).toBe(after);
    } else {
      await cleared;
      expect(readRow(await okta.row(id), row) ?? null).toBeNull();
    }
    const untouched = okta.standIn.get(id)?.profile ?? {};
    for (const [name, value] of Object.entries(requiredValues)) {
      if (name !== to) expect(untouched[name.replace("profile.", "")]).toBe(value);
    }
  });

  test("Manager name → Manager: the name of the person referred to", async () => {
    const okta = await openOkta();
    const staff: { readonly [id: string]: Employee } = {
      ada: { givenName: "Ada", familyName: "Lovelace" },
      bob: { givenName: "Bob", familyName: "Quist" },
    };
    const nameOf = (employee: Employee) =>
      oktaMapping.explain(employee, "profile.manager", (id) => staff[id]).value as string | null | undefined;

    const id = await okta.create({ "profile.manager": nameOf({ manager: "ada" }) ?? null });
    expect((await okta.row(id)).profile.manager).toBe("Ada Lovelace");
    for (const [manager, name] of [
      ["bob", "Bob Quist"],
      [null, undefined],
    ] as const) {
      const set = { "profile.manager": nameOf({ manager }) ?? null };
      await okta.users.update(id, { set, all: {} }, {});
      expect((await okta.row(id)).profile.manager).toBe(name);
    }
    expect(nameOf({ manager: "nobody we know" })).toBeUndefined();
  });
});

const pick = (values: Values<UserAttributes>, name: keyof UserAttributes): Values<UserAttributes> => ({
  [name]: values[name] ?? null,
});

describe("a rule of one's own", () => {
  test("adds the manager's Okta id, as a reference for the planner to translate", () => {
    const mapping = overrideMapping(oktaMapping, { "profile.managerId": "manager" });
    expect(mapping.references).toEqual([{ attribute: "profile.managerId", kind: "person" }]);
    expect(mapping.names).toHaveLength(23);
    expect(mapping.follows.map(({ attribute }) => attribute)).toEqual(["profile.manager"]);
  });

  test("drops a row, and leaves the attribute to others", () => {
    const mapping = overrideMapping(oktaMapping, { "profile.secondEmail": null });
    expect(mapping.run({ personalEmail: "mia@home.example", givenName: "Mia" })).toEqual({
      "profile.firstName": "Mia",
    });
  });

  test("does not load where the kinds do not fit", () => {
    expect(() => overrideMapping(oktaMapping, { "profile.managerId": "managerEmail" })).toThrow(/managerId/);
    expect(() => overrideMapping(oktaMapping, { lastUpdated: "updatedAt" })).toThrow(/lastUpdated/);
  });
});

describe("rule 6 and 7: absent and null pass through unchanged", () => {
  test("what the source does not say has no key; what it says is none is null", () => {
    expect(oktaMapping.run({})).toEqual({});
    const none = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, null]));
    const { "profile.manager": _, ...values } = oktaMapping.run(none as Employee);
    expect(Object.values(values)).toHaveLength(21);
    expect(new Set(Object.values(values))).toEqual(new Set([null]));
  });
});
