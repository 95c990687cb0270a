import { fieldsOf } from "@rosterkit/core/adapter";
import { overrideMapping } from "@rosterkit/core/mapping";
import { describe, expect, it } from "vitest";
import { hibobBehaviour } from "./behaviour.ts";
import { bobMappingOf } from "./bob-mapping-of.ts";
import type { HibobPerson } from "./bob-person.ts";
import { hibobMapping } from "./mapping.ts";
import { personAttributes } from "./person-attributes.ts";

const values = {
  "root.email": "ada@acme.example",
  "root.firstName": "Ada",
  "root.secondName": "Mary",
  "root.surname": "Byron",
  "root.displayName": "Addie Byron",
  "work.employeeIdInCompany": 1042,
  "work.title": "261454635",
  "work.department": "261454636",
  "work.site": "London office",
  "work.reportsTo": { id: "30", email: "mary@acme.example", displayName: "Mary" },
  "work.workPhone": "+44 20 7946 0018",
  "work.workMobile": "+44 (0)20 7946-0019",
  "work.startDate": "2024-01-08",
  "internal.lifecycleStatus": "employed",
  "internal.terminationDate": "2026-05-31",
  "employee.lastDayOfWork": "2026-04-30",
};
const labels = { "work.title": "Engineer", "work.department": "Research", "work.startDate": "08/01/2024" };
const ada: HibobPerson = { id: "31", values, labels };
const run = (changed: HibobPerson["values"] = {}, changedLabels: HibobPerson["labels"] = labels) =>
  hibobMapping.run({ ...ada, values: { ...values, ...changed }, labels: changedLabels });

const without = <R extends object, N extends keyof R & string>(record: R, ...names: readonly N[]): Omit<R, N> => {
  const kept = Object.entries(record).filter(([name]) => !(names as readonly string[]).includes(name));
  return Object.fromEntries(kept) as Omit<R, N>;
};

describe("the rows of the vendor's default mapping, HiBob's half", () => {
  it.each([
    ["Reports to", "manager", "30"],
    ["Work email", "workEmail", "ada@acme.example"], // username
    ["Work email", "workEmail", "ada@acme.example"], // primary email
    ["Display name", "displayName", "Addie Byron"],
    ["First name", "givenName", "Ada"],
    ["Last name", "familyName", "Byron"],
    ["Job title", "title", "Engineer"],
    ["Work mobile", "mobilePhone", "+442079460019"],
    ["Work phone", "workPhone", "+442079460018"],
    ["Department", "department", "Research"],
  ] as const)("%s is %s", (label, attribute, value) => {
    expect(run()[attribute]).toBe(value);
    expect(hibobMapping.sources(attribute).map((source) => source.label)).toEqual([label]);
  });
});

describe("the other rows", () => {
  it.each([
    ["middleName", "Mary"],
    ["employeeNumber", "1042"],
    ["site", "London office"],
    ["employmentStatus", "active"],
    ["startDate", "2024-01-08"],
    ["lastWorkingDay", "2026-04-30"],
    ["endDate", "2026-05-31"],
  ] as const)("%s", (attribute, value) => {
    expect(run()[attribute]).toBe(value);
  });

  it("takes the manager's email from the manager's own record", () => {
    const mary = { ...ada, id: "30", values: { ...values, "root.email": "mary@acme.example" } };
    const { value } = hibobMapping.explain(ada, "managerEmail", (id) => (id === "30" ? mary : undefined));
    expect(value).toBe("mary@acme.example");
  });

  it("reads nothing that needs a further permission", () => {
    const reads = new Set(hibobMapping.names.flatMap((name) => hibobMapping.sources(name).map((s) => s.attribute)));
    const unmapped = Object.keys(personAttributes).filter((name) => !reads.has(name));
    expect(unmapped).toEqual([
      ...["id", "privateEmail", "mobilePhone", "addressLine", "city", "state", "postCode", "country"],
      "employmentType",
    ]);
  });
});

describe("phones and the address", () => {
  const rules = (choices: Parameters<typeof hibobBehaviour>[0]) => {
    const { mapping } = hibobBehaviour(choices);
    return overrideMapping(hibobMapping, { ...mapping.toEmployee });
  };
  const local = (country: string | null) => ({
    ...ada,
    values: { ...values, "work.workPhone": "020 7946 0018", "address.country": country },
  });

  it("reads numbers with a country calling code, and says nothing of others", () => {
    expect(run({ "work.workPhone": "020 7946 0018" })).not.toHaveProperty("workPhone");
    expect(run({ "work.workPhone": null }).workPhone).toBeNull();
  });

  it("takes others for those of the country chosen", () => {
    expect(rules({ phoneCountry: "GB" }).run(local("France")).workPhone).toBe("+442079460018");
  });

  it("reads the country's name, and takes numbers for its own, where addresses are read", () => {
    const withAddress = rules({ addresses: true });
    expect(withAddress.run(local("United Kingdom"))).toMatchObject({ country: "GB", workPhone: "+442079460018" });
    expect(withAddress.run(local("UK")).country).toBe("GB");
    expect(withAddress.run(local(null))).not.toHaveProperty("workPhone");
    expect(rules({ addresses: true, phoneCountry: "GB" }).run(local(null)).workPhone).toBe("+442079460018");
    const unknown = rules({ addresses: true }).misreadable.find(({ attribute }) => attribute === "country");
    expect(unknown?.misreads(local("Narnia"), undefined)).toMatchObject([{ code: "unreadable country" }]);
  });

  it("refuses a country that is none", () => {
    expect(() => rules({ phoneCountry: "UK" })).toThrow(/constant does not fit country/);
  });
});

describe("people who are read in another way", () => {
  it("are mapped by the same rules, as far as the same attributes are there", () => {
    const shown = without(personAttributes, "terminationDate", "lastDayOfWork", "reportsTo");
    const mapping = bobMappingOf(shown);
    const person = { ...ada, values: { ...values, "address.country": "United Kingdom", "address.city": "London" } };
    const same = without(hibobMapping.run(person), "manager", "managerEmail", "endDate", "lastWorkingDay");
    expect(mapping.run(person)).toEqual({ ...same, country: "GB", locality: "London" });
    const withoutCountry = bobMappingOf(without(shown, "country"));
    expect(withoutCountry.run(person).workPhone).toBe("+442079460018");
    expect(withoutCountry.names).not.toContain("country");
  });
});

describe("lists", () => {
  it("gives what people read in place of an item's id", () => {
    expect(run({ "work.title": "Engineer" }, {}).title).toBe("Engineer");
    expect(run({ "work.title": null }, {}).title).toBeNull();
  });

  it("rather says nothing than an id that nothing explains", () => {
    expect(run({}, {})).not.toHaveProperty("title");
  });
});

describe("rule 3: dates and statuses", () => {
  it.each([
    ["hired", "preHire"],
    ["Employed", "active"],
    ["leave", "onLeave"],
    ["parental leave", "onLeave"],
    ["parentalLeave", "onLeave"],
    ["Garden leave", "left"],
    ["garden_leave", "left"],
    ["terminated", "left"],
    ["on secondment", "on secondment"],
  ])("%s is %s", (status, expected) => {
    expect(run({ "internal.lifecycleStatus": status }).employmentStatus).toBe(expected);
  });

  it("takes machine dates, never those that are written for people", () => {
    expect(run().startDate).toBe("2024-01-08");
  });

  it("takes an end before the start for that of an employment that is over", () => {
    const back = { "work.startDate": "2026-09-01", "internal.lifecycleStatus": "hired" };
    expect(run(back)).toMatchObject({ endDate: null, lastWorkingDay: null });
    expect(run({ ...back, "internal.lifecycleStatus": "terminated" }).endDate).toBe("2026-05-31");
  });

  it("asks for the start and the status wherever it reads an end", () => {
    for (const end of ["terminationDate", "lastDayOfWork"] as const)
      expect(fieldsOf(personAttributes, [end])).toEqual(
        expect.arrayContaining(["work.startDate", "internal.lifecycleStatus"]),
      );
  });
});

describe("rule 7: absent, null and empty", () => {
  it("keeps what is not shown unsaid, and what is said to be none null", () => {
    expect(hibobMapping.run({ id: "31", values: {}, labels: {} })).toEqual({});
    const none = Object.fromEntries(Object.keys(values).map((field) => [field, null]));
    expect(new Set(Object.values(hibobMapping.run({ id: "31", values: none, labels: {} })))).toEqual(new Set([null]));
  });

  it("takes an empty text for none", () => {
    expect(run({ "root.email": "", "employee.lastDayOfWork": "" })).toMatchObject({
      workEmail: null,
      lastWorkingDay: null,
    });
  });

  it("says that nobody is the manager where the record says so", () => {
    expect(run({ "work.reportsTo": null }).manager).toBeNull();
  });
});
