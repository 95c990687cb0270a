import { describe, expect, it } from "vitest";
import { addDays } from "../people/calendar-day.ts";
import { legalEntities } from "../people/places.ts";
import { startHumaans, today } from "./__fixtures__/start-humaans.ts";

describe("people", () => {
  it("carry what the invented people are", async () => {
    const { get, humaans, people } = startHumaans();
    for (const person of people) {
      const { body } = await get(`/people/${humaans.idOf(person.id)}`);
      expect(body).toMatchObject({
        firstName: person.firstName,
        lastName: person.lastName,
        preferredName: person.preferredName,
        email: person.workEmail,
        employeeId: person.employeeNumber,
        employmentStartDate: person.employment.startDate,
        employmentEndDate: person.employment.endDate,
        lastWorkingDay: person.employment.lastWorkingDay,
        countryCode: person.address.countryCode,
        timezone: person.timeZone,
      });
    }
  });

  it("are at a location, or remote with a town, country and zone", async () => {
    const { all, get } = startHumaans();
    const locations = new Map((await get("/locations")).body.data.map((row: { id: string }) => [row.id, row]));
    const people = await all("/people?status=all");
    expect(people.some(({ locationId }) => locationId === "remote")).toBe(true);
    for (const { locationId, remoteTimezone, remoteCity, remoteCountryCode, timezone } of people) {
      if (locationId === "remote")
        expect([remoteCity, remoteCountryCode, remoteTimezone]).toEqual([
          expect.any(String),
          expect.any(String),
          timezone,
        ]);
      else expect(locations.get(locationId ?? "")).toMatchObject({ timezone });
    }
  });

  it("have no manager, department or title of their own; managers name their reports", async () => {
    const { all, people, humaans } = startHumaans();
    const rows = await all("/people?status=active");
    for (const row of rows)
      for (const field of ["managerId", "department", "jobTitle"]) expect(row).not.toHaveProperty(field);
    const head = rows.find(({ id }) => id === humaans.idOf(people[1]?.id ?? ""));
    const reports = people.filter(({ jobs, stage }) => jobs.at(-1)?.managerId === people[1]?.id && stage === "active");
    expect(head?.directReports).toEqual(expect.arrayContaining(reports.map(({ id }) => humaans.idOf(id))));
  });

  it("carry fields no contract describes", async () => {
    const { body } = await startHumaans().get("/me");
    expect(body).toMatchObject({ calendarFeedToken: expect.any(String), taxId: expect.any(String) });
  });
});

describe("switched fields", () => {
  it.each([
    ["null", { email: null }],
    ["empty", { email: "" }],
  ] as const)("a missing work email is %s", async (missingWorkEmail, expected) => {
    const { get, somebody } = startHumaans({ switches: { missingWorkEmail } });
    expect((await get(`/people/${somebody("new hire without email").recordId}`)).body).toMatchObject(expected);
  });

  it("a missing work email is absent", async () => {
    const { get, somebody } = startHumaans({ switches: { missingWorkEmail: "absent" } });
    expect((await get(`/people/${somebody("new hire without email").recordId}`)).body).not.toHaveProperty("email");
  });

  it("contract types are spelt either way", async () => {
    const spelt = async (switches: object) => (await startHumaans({ switches }).get("/me")).body.contractType;
    expect(await spelt({})).toBe("Full time");
    expect(await spelt({ contractTypeSpelling: "fullTime" })).toBe("fullTime");
  });

  it("the job role in force is embedded, or not", async () => {
    expect((await startHumaans().get("/me")).body.jobRole).toMatchObject({
      jobTitle: "Chief Executive Officer",
      department: "Executive",
    });
    expect((await startHumaans({ switches: { embeddedJobRole: "never" } }).get("/me")).body).not.toHaveProperty(
      "jobRole",
    );
  });

  it("a profile address is there where switched", async () => {
    expect((await startHumaans().get("/me")).body).not.toHaveProperty("profileUrl");
    expect((await startHumaans({ switches: { profileUrl: "present" } }).get("/me")).body.profileUrl).toMatch(/^https:/);
  });

  it("legal entities are one company or several", async () => {
    expect((await startHumaans().get("/companies")).body.total).toBe(1);
    const { get, all } = startHumaans({ switches: { companies: "one per legal entity" } });
    const companies = (await get("/companies")).body.data.map(({ id }: { id: string }) => id);
    expect(companies).toHaveLength(legalEntities.length);
    for (const { companyId } of await all("/people?status=all")) expect(companies).toContain(companyId);
  });
});

describe("job roles", () => {
  it("are one for each person on a day, the latest that has begun", async () => {
    const { get, humaans, people } = startHumaans();
    const { body } = await get(`/job-roles?$asOf=${today}&$limit=250`);
    const titles = new Map(
      body.data.map((role: { personId: string; jobTitle: string }) => [role.personId, role.jobTitle]),
    );
    expect(titles.size).toBe(body.total);
    for (const { id, jobs } of people) {
      expect(titles.get(humaans.idOf(id))).toBe(
        jobs.filter(({ effectiveDate }) => effectiveDate <= today).at(-1)?.title,
      );
    }
  });

  it("of people not started are found on their start date", async () => {
    const { get, somebody } = startHumaans();
    const { recordId, employment } = somebody("new hire");
    expect((await get(`/job-roles?personId=${recordId}&$asOf=${today}`)).body.total).toBe(0);
    expect((await get(`/job-roles?personId=${recordId}&$asOf=${employment.startDate}`)).body.total).toBe(1);
  });

  it("refuse a day that is none", async () => {
    expect((await startHumaans().get("/job-roles?$asOf=today")).status).toBe(400);
  });

  it.each([
    ["day before the next", "2026-03-31"],
    ["day of the next", "2026-04-01"],
    ["never filled", null],
  ] as const)("end: %s", async (jobRoleEndDate, expected) => {
    const { humaans, somebody } = startHumaans({ switches: { jobRoleEndDate } });
    const personId = somebody("on leave").recordId;
    const role = humaans.addJobRole({ personId, effectiveDate: "2026-04-01", jobTitle: "Adviser" });
    const before = humaans.jobRoles.filter((other) => other.personId === personId && other.id !== role.id).at(-1);
    expect(before?.endDate).toBe(expected);
    expect(role).toMatchObject({ endDate: null, department: before?.department, reportingTo: before?.reportingTo });
  });
});

describe("custom values", () => {
  it("belong to a field and a person, and hold a text or several", async () => {
    const { get } = startHumaans();
    const fields = new Set((await get("/custom-fields")).body.data.map(({ id }: { id: string }) => id));
    const values: { customFieldId: string; value: unknown }[] = (await get("/custom-values?$limit=250")).body.data;
    for (const { customFieldId } of values) expect(fields).toContain(customFieldId);
    expect(values.some(({ value }) => Array.isArray(value))).toBe(true);
    expect(values.some(({ value }) => typeof value === "string")).toBe(true);
  });

  it("change by hand, moving the person's time only where switched", async () => {
    const touched = async (customValueTouchesPerson: boolean) => {
      const { humaans, get, goTo, somebody } = startHumaans({ switches: { customValueTouchesPerson } });
      const { recordId } = somebody("active");
      goTo(addDays(today, 1));
      humaans.setCustomValue(recordId, "Cost centre", "CC-1");
      const { body } = await get(`/custom-values?personId=${recordId}`);
      expect(body.data.map(({ value }: { value: string }) => value)).toContain("CC-1");
      humaans.setCustomValue(recordId, "Cost centre", null);
      return humaans.person(recordId).updatedAt.startsWith(addDays(today, 1));
    };
    expect(await touched(false)).toBe(false);
    expect(await touched(true)).toBe(true);
  });
});
