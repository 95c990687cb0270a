import { describe, expect, it } from "vitest";
import { addDays } from "../people/calendar-day.ts";
import { startHumaans, today } from "./__fixtures__/start-humaans.ts";

describe("HR's acts", () => {
  it("enter a joiner who is listed, with a job role from the first day", async () => {
    const { humaans, get, all, people } = startHumaans();
    const reportingTo = humaans.idOf(people[1]?.id ?? "");
    const start = addDays(today, 10);
    const joiner = humaans.addPerson({
      firstName: "Zoë",
      lastName: "Ng",
      employmentStartDate: start,
      jobTitle: "Tester",
      department: "Engineering",
      reportingTo,
      email: "zoe.ng@acme.example",
    });
    expect(joiner).toMatchObject({
      status: "newHire",
      companyId: humaans.companyId,
      id: expect.stringMatching(/^[a-z0-9]{24}$/),
    });
    expect((await all("/people?status=newHire")).map(({ id }) => id)).toContain(joiner.id);
    expect((await get(`/job-roles?personId=${joiner.id}&$asOf=${start}`)).body.data).toMatchObject([
      { jobTitle: "Tester", reportingTo },
    ]);
    expect(humaans.addPerson({ ...namesake, employmentStartDate: start }).id).not.toBe(joiner.id);
  });

  it("move somebody ahead of time: the role in force changes on the day", async () => {
    const { humaans, get, goTo, people, somebody } = startHumaans();
    const { recordId } = somebody("active");
    const [oldManager, newManager] = [
      humaans.jobRoles.find(({ personId }) => personId === recordId)?.reportingTo ?? "",
      humaans.idOf(people[2]?.id ?? ""),
    ];
    const mover = oldManager === newManager ? somebody("on leave").recordId : recordId;
    humaans.addJobRole({
      personId: mover,
      effectiveDate: "2026-04-01",
      jobTitle: "Lead",
      department: "Sales",
      reportingTo: newManager,
    });
    expect((await get(`/people/${mover}`)).body.jobRole.jobTitle).not.toBe("Lead");
    goTo("2026-04-01");
    expect((await get(`/people/${mover}`)).body.jobRole).toMatchObject({ jobTitle: "Lead", department: "Sales" });
    expect(humaans.person(newManager).directReports).toContain(mover);
  });

  it("touch the person with a job role only where switched", () => {
    const touched = (jobRoleTouchesPerson: boolean) => {
      const { humaans, goTo, somebody } = startHumaans({ switches: { jobRoleTouchesPerson } });
      const { recordId } = somebody("active");
      goTo("2026-03-05");
      humaans.addJobRole({ personId: recordId, effectiveDate: "2026-05-01", jobTitle: "Lead" });
      return humaans.person(recordId).updatedAt.startsWith("2026-03-05");
    };
    expect([touched(false), touched(true)]).toEqual([false, true]);
  });

  it("take a job role back, and the one before is open again", () => {
    const { humaans, somebody } = startHumaans();
    const { recordId } = somebody("on leave");
    const before = humaans.jobRoles.filter(({ personId }) => personId === recordId);
    const { id } = humaans.addJobRole({ personId: recordId, effectiveDate: "2026-05-01" });
    humaans.removeJobRole(id);
    expect(humaans.jobRoles.filter(({ personId }) => personId === recordId)).toEqual(before);
  });

  it("change a name and address, and the record's time", () => {
    const { humaans, goTo, somebody } = startHumaans();
    const { recordId } = somebody("active");
    goTo("2026-03-09");
    const renamed = humaans.updatePerson(recordId, { lastName: "Moreau", email: "a.moreau@acme.example" });
    expect(renamed).toMatchObject({
      lastName: "Moreau",
      email: "a.moreau@acme.example",
      updatedAt: "2026-03-09T12:00:00.000Z",
    });
  });

  it("delete somebody for good", async () => {
    const { humaans, get, somebody } = startHumaans();
    const { recordId } = somebody("leaver");
    humaans.deletePerson(recordId);
    expect((await get(`/people/${recordId}`)).status).toBe(404);
    expect((await get(`/job-roles?personId=${recordId}`)).body.total).toBe(0);
    expect((await get(`/custom-values?personId=${recordId}`)).body.total).toBe(0);
  });

  it("fail for ids nobody has", () => {
    const { humaans } = startHumaans();
    expect(() => humaans.person("nobody")).toThrow(RangeError);
    expect(() => humaans.updatePerson("nobody", {})).toThrow(RangeError);
    expect(() => humaans.addJobRole({ personId: "nobody", effectiveDate: today })).toThrow(RangeError);
    expect(() => humaans.removeJobRole("nothing")).toThrow(RangeError);
    expect(() => humaans.setCustomValue(humaans.people[0]?.id ?? "", "Nothing", "x")).toThrow(RangeError);
  });
});

const namesake = { firstName: "Zoë", lastName: "Ng", jobTitle: "Tester", department: "Engineering" };

describe("somebody who comes back", () => {
  const back = { employmentStartDate: addDays(today, 14), jobTitle: "Adviser" };

  it("keeps the record, with a new start and no end", () => {
    const { humaans, goTo, somebody } = startHumaans();
    const { recordId } = somebody("leaver");
    expect(humaans.rehire(recordId, back)).toMatchObject({
      id: recordId,
      status: "newHire",
      employmentStartDate: back.employmentStartDate,
      employmentEndDate: null,
      leavingReason: null,
    });
    goTo(back.employmentStartDate);
    expect(humaans.person(recordId)).toMatchObject({ status: "active", jobRole: { jobTitle: "Adviser" } });
  });

  it("gets a new record beside the old one where switched", () => {
    const { humaans, goTo, somebody } = startHumaans({ switches: { rehireIdentity: "new id" } });
    const { recordId, personalEmail } = somebody("leaver");
    const returned = humaans.rehire(recordId, back);
    goTo(addDays(back.employmentStartDate, 1));
    expect(returned.id).not.toBe(recordId);
    expect(humaans.person(recordId).status).toBe("offboarded");
    expect(humaans.person(returned.id)).toMatchObject({
      status: "active",
      personalEmail,
      jobRole: { jobTitle: "Adviser" },
    });
  });

  it("was invented so: one record or two", async () => {
    const same = startHumaans();
    const { recordId, earlierEmployments, employeeNumber } = same.somebody("rehired");
    expect(await same.all(`/people?status=all&employeeId=${employeeNumber}`)).toHaveLength(1);
    const split = startHumaans({ switches: { rehireIdentity: "new id" } });
    const records = await split.all(`/people?status=all&employeeId=${employeeNumber}`);
    expect(records.map(({ status }) => status)).toEqual(["offboarded", "active"]);
    expect(records[0]?.employmentEndDate).toBe(earlierEmployments[0]?.endDate);
    expect(records[1]?.id).toBe(recordId);
    expect((await split.get(`/job-roles?personId=${records[0]?.id}`)).body.total).toBe(1);
  });
});
