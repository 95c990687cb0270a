import { describe, expect, it } from "vitest";
import { humaansMapping } from "./mapping.ts";
import { type HumaansPerson, personAttributes } from "./person-attributes.ts";

const ada: HumaansPerson = {
  person: {
    id: "p1",
    companyId: "c1",
    firstName: "Ada",
    middleName: "Mary",
    lastName: "Byron",
    preferredName: "Addie",
    email: "ada@acme.example",
    personalEmail: "ada@mail.example",
    employeeId: "1042",
    personalPhoneNumber: "+44 555 01",
    phoneNumber: "+44 555 02",
    address: "1 Mill Lane",
    city: "London",
    state: "Greater London",
    postcode: "N1 1AA",
    countryCode: "GB",
    timezone: "Europe/London",
    locationId: "l1",
    contractType: "Full time",
    status: "active",
    employmentStartDate: "2024-01-08",
    lastWorkingDay: "2026-04-30",
    employmentEndDate: "2026-05-31",
    teams: [{ name: "Engines" }, { name: "Poetry" }],
    profilePhoto: { id: "f1", variants: { "64": "https://img.example/64", "480": "https://img.example/480" } },
    updatedAt: "2026-02-01T10:00:00.000Z",
  },
  role: {
    id: "r1",
    personId: "p1",
    jobTitle: "Engineer",
    department: "Research",
    reportingTo: "p0",
    effectiveDate: "2024-01-08",
  },
  location: { label: "London office", timezone: "Europe/London" },
  company: { name: "Acme Ltd" },
  custom: [],
  profileUrl: "https://app.humaans.io/people?profile=p1",
};

const withPerson = (person: Partial<HumaansPerson["person"]>, rest: Partial<HumaansPerson> = {}): HumaansPerson => ({
  ...ada,
  ...rest,
  person: { ...ada.person, ...person },
});
const run = (row: HumaansPerson) => humaansMapping.run(row);

describe("the 22 rows of the vendor's Okta table, Humaans' half", () => {
  it.each([
    ["Work email", "workEmail", "ada@acme.example"], // login
    ["Work email", "workEmail", "ada@acme.example"], // email
    ["First name", "givenName", "Ada"],
    ["Middle name", "middleName", "Mary"],
    ["Last name", "familyName", "Byron"],
    ["Preferred name", "nickName", "Addie"],
    ["Personal email", "personalEmail", "ada@mail.example"],
    ["Employee ID", "employeeNumber", "1042"],
    ["Personal phone number", "mobilePhone", "+44 555 01"],
    ["Phone number", "workPhone", "+44 555 02"],
    ["Address", "streetAddress", "1 Mill Lane"],
    ["City", "locality", "London"],
    ["State", "region", "Greater London"],
    ["Postcode", "postalCode", "N1 1AA"],
    ["Country code", "country", "GB"],
    ["Timezone", "timezone", "Europe/London"],
    ["Humaans profile URL", "profileUrl", "https://app.humaans.io/people?profile=p1"],
    ["Contract type", "userType", "Full time"],
    ["Company name", "organization", "Acme Ltd"],
    ["Job title", "title", "Engineer"],
    ["Department", "department", "Research"],
    ["Manager", "manager", "p0"],
  ] as const)("%s is %s", (label, attribute, value) => {
    expect(run(ada)[attribute]).toBe(value);
    expect(humaansMapping.sources(attribute).map((source) => source.label)).toEqual([label]);
  });
});

describe("the other rows", () => {
  it.each([
    ["employmentStatus", "active"],
    ["startDate", "2024-01-08"],
    ["lastWorkingDay", "2026-04-30"],
    ["endDate", "2026-05-31"],
    ["site", "London office"],
    ["teams", ["Engines", "Poetry"]],
    ["photoUrl", "https://img.example/480"],
    ["updatedAt", "2026-02-01T10:00:00.000Z"],
  ] as const)("%s", (attribute, value) => {
    expect(run(ada)[attribute]).toEqual(value);
  });

  it("takes the manager's email from the manager's own record", () => {
    const manager = withPerson({ id: "p0", email: "mary@acme.example" });
    const { value } = humaansMapping.explain(ada, "managerEmail", (id) => (id === "p0" ? manager : undefined));
    expect(value).toBe("mary@acme.example");
  });

  it("owns nothing twice and leaves nothing but the id unmapped", () => {
    const mapped = new Set(
      humaansMapping.names.flatMap((name) => humaansMapping.sources(name).map((s) => s.attribute)),
    );
    expect(Object.keys(personAttributes).filter((name) => !mapped.has(name))).toEqual(["id"]);
  });
});

describe("status", () => {
  it.each([
    ["newHire", "preHire"],
    ["active", "active"],
    ["offboarded", "left"],
    ["onSabbatical", "onSabbatical"],
  ])("%s is %s", (status, expected) => {
    // The last one is a word that the contract does not know, as a vendor may add any day.
    expect(run(withPerson({ status: status as "active" })).employmentStatus).toBe(expected);
  });
});

describe("rule 7: absent, null and empty", () => {
  it("takes an empty text for none where it could be nothing else", () => {
    const empty = withPerson({
      email: "",
      personalEmail: "",
      personalPhoneNumber: "",
      countryCode: "",
      employmentStartDate: "",
      lastWorkingDay: "",
      employmentEndDate: "",
    });
    expect(run(empty)).toMatchObject({
      workEmail: null,
      personalEmail: null,
      mobilePhone: null,
      country: null,
      startDate: null,
      lastWorkingDay: null,
      endDate: null,
    });
  });

  it("leaves an empty text in a field of text as it is", () => {
    expect(run(withPerson({ preferredName: "", city: "" }))).toMatchObject({ nickName: "", locality: "" });
  });

  it("keeps what is hidden unsaid, and what is said to be none null", () => {
    const { city: _city, teams: _teams, profilePhoto: _photo, ...person } = ada.person;
    const hidden = run({ ...ada, person });
    expect(hidden).not.toHaveProperty("locality");
    expect(hidden).not.toHaveProperty("teams");
    expect(hidden).not.toHaveProperty("photoUrl");
    expect(run(withPerson({ city: null, profilePhoto: null, teams: [] }))).toMatchObject({
      locality: null,
      photoUrl: null,
      teams: [],
    });
  });

  it("says nothing of job, place and company where their rows were not found", () => {
    const alone = run({ ...ada, role: undefined, location: undefined, company: undefined });
    for (const name of ["title", "department", "manager", "site", "organization"])
      expect(alone).not.toHaveProperty(name);
  });

  it("says that nobody is the manager where the role says so", () => {
    expect(run({ ...ada, role: ada.role && { ...ada.role, reportingTo: null } }).manager).toBeNull();
  });
});

describe("rule 3: zone and site", () => {
  it.each([
    ["the person's", { timezone: "Europe/Paris" }, "Europe/Paris", "London office"],
    ["else the location's", { timezone: null }, "Europe/London", "London office"],
    ["the person's own when remote", { locationId: "remote", timezone: "Asia/Tokyo" }, "Asia/Tokyo", null],
    ["else the remote one", { locationId: "remote", timezone: null, remoteTimezone: "Asia/Tokyo" }, "Asia/Tokyo", null],
    ["no site without a location", { locationId: null }, "Europe/London", null],
  ] as const)("%s", (_, person, timezone, site) => {
    expect(run(withPerson(person))).toMatchObject({ timezone, site });
  });
});
