import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addDays } from "./calendar-day.ts";
import { createPeople } from "./create-people.ts";
import { legalEntities, sites } from "./places.ts";

const today = "2026-03-02";
const people = createPeople({ seed: 7, count: 3000, today });
const byId = new Map(people.map((person) => [person.id, person]));
const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

describe("the same seed", () => {
  it("gives the same people each time", () => {
    expect(digest(createPeople({ seed: 7, count: 3000, today }))).toBe(digest(people));
    expect(digest(createPeople({ seed: "7", count: 3000, today }))).toBe(digest(people));
  });

  it("gives others for another seed", () => {
    expect(digest(createPeople({ seed: 8, count: 3000, today }))).not.toBe(digest(people));
  });

  it("lays the same lives around another day", () => {
    const later = createPeople({ seed: 7, count: 3000, today: addDays(today, 40) });
    expect(later.map(({ workEmail }) => workEmail)).toEqual(people.map(({ workEmail }) => workEmail));
    expect(later.map(({ employment }) => addDays(employment.startDate, -40))).toEqual(
      people.map(({ employment }) => employment.startDate),
    );
  });
});

describe("every person", () => {
  it("has ids, numbers and addresses nobody else has, compared without case", () => {
    for (const key of ["id", "employeeNumber", "workEmail", "personalEmail"] as const) {
      const values = people.flatMap((person) => person[key]?.toLowerCase() ?? []);
      expect(new Set(values).size, key).toBe(values.length);
    }
  });

  it("has ASCII addresses under example domains", () => {
    for (const { workEmail, personalEmail } of people) {
      if (workEmail !== null) expect(workEmail).toMatch(/^[a-zA-Z0-9]+(\.[a-zA-Z0-9]+)*@acme\.example$/);
      expect(personalEmail).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*@mail\.example$/);
    }
  });

  it("has names without stray spaces", () => {
    for (const { firstName, lastName } of people) {
      expect(firstName).toBe(firstName.trim());
      expect(lastName).toBe(lastName.trim());
      expect(firstName.length * lastName.length).toBeGreaterThan(0);
    }
  });

  it("reaches the one head of the company through managers, without a ring", () => {
    const heads = people.filter(({ jobs }) => jobs.every(({ managerId }) => managerId === null));
    expect(heads).toHaveLength(1);
    for (const person of people) {
      let steps = 0;
      for (let next = person; next.id !== heads[0]?.id; steps += 1) {
        const manager = byId.get(next.jobs.at(-1)?.managerId ?? "");
        if (manager === undefined || steps > 10) throw new Error(`${person.id} reaches nobody`);
        next = manager;
      }
    }
  });

  it("is led by somebody who works here", () => {
    for (const { jobs } of people)
      for (const { managerId } of jobs) if (managerId !== null) expect(byId.get(managerId)?.stage).toBe("active");
  });

  it("has days in order", () => {
    for (const { employment, earlierEmployments, jobs } of people) {
      const stays = [...earlierEmployments, employment];
      for (const [order, { startDate, endDate, lastWorkingDay }] of stays.entries()) {
        if (endDate !== null)
          expect(startDate < endDate && lastWorkingDay !== null && lastWorkingDay <= endDate).toBe(true);
        if (order > 0) expect((stays[order - 1]?.endDate ?? "9999") < startDate).toBe(true);
      }
      expect(jobs[0]?.effectiveDate).toBe(stays[0]?.startDate);
      expect(jobs.map(({ effectiveDate }) => effectiveDate)).toEqual(
        jobs.map(({ effectiveDate }) => effectiveDate).sort(),
      );
    }
  });

  it("lives in a real zone, and works at a site or from elsewhere", () => {
    const siteIds = new Set<string | null>(sites.map(({ siteId }) => siteId));
    for (const { timeZone, siteId, address, legalEntity, locale } of people) {
      expect(() => new Intl.DateTimeFormat(locale, { timeZone })).not.toThrow();
      expect(siteId === null || siteIds.has(siteId)).toBe(true);
      expect(address.countryCode).toMatch(/^[A-Z]{2}$/);
      expect(legalEntities).toContain(legalEntity);
    }
  });
});

const stageRules = {
  active: ({ startDate, endDate }) => startDate < today && endDate === null,
  "active before start": ({ startDate }) => startDate > today,
  "new hire": ({ startDate }) => startDate > today,
  "new hire without email": ({ startDate }) => startDate > today,
  "on notice": ({ lastWorkingDay }) => lastWorkingDay !== null && lastWorkingDay > today,
  "gardening leave": ({ lastWorkingDay, endDate }) => (lastWorkingDay ?? today) < today && (endDate ?? "") > today,
  leaver: ({ endDate }) => endDate !== null && endDate < today,
  rehired: ({ startDate, endDate }) => startDate < today && endDate === null,
  "on leave": ({ startDate, endDate }) => startDate < today && endDate === null,
} satisfies Record<(typeof people)[number]["stage"], (employment: (typeof people)[number]["employment"]) => boolean>;

describe("stages", () => {
  it("agree with the days", () => {
    for (const { stage, employment, workEmail, earlierEmployments, leave } of people) {
      expect(stageRules[stage](employment), stage).toBe(true);
      expect(workEmail === null).toBe(stage === "new hire without email");
      expect(earlierEmployments.length > 0).toBe(stage === "rehired");
      expect(leave !== null && leave.from < today && leave.until > today).toBe(stage === "on leave");
    }
  });

  it.each([25, 60, 500])("are all there among %i people", (count) => {
    const stages = new Set(createPeople({ seed: "few", count, today }).map(({ stage }) => stage));
    expect([...stages].sort()).toEqual(Object.keys(stageRules).sort());
  });

  it("are mostly plain", () => {
    expect(people.filter(({ stage }) => stage === "active").length / people.length).toBeGreaterThan(0.8);
  });
});

describe("variety", () => {
  it.each([
    ["an apostrophe", /'/],
    ["two surnames", /\p{Letter} \p{Letter}/u],
    ["a hyphen", /-/],
    ["an accent", /[àâäáéèêëíîïóôöúûüñçłśżź]/i],
    ["Greek letters", /\p{Script=Greek}/u],
    ["Cyrillic letters", /\p{Script=Cyrillic}/u],
    ["Han characters", /\p{Script=Han}/u],
  ])("has last names with %s", (_what, pattern) => {
    expect(people.some(({ lastName }) => pattern.test(lastName))).toBe(true);
  });

  it("has preferred and middle names, remote people, moves ahead and addresses with capitals", () => {
    expect(people.some(({ preferredName }) => preferredName !== null)).toBe(true);
    expect(people.some(({ middleName }) => middleName !== null)).toBe(true);
    expect(people.some(({ siteId }) => siteId === null)).toBe(true);
    expect(people.some(({ stage, jobs }) => stage === "active" && (jobs.at(-1)?.effectiveDate ?? "") > today)).toBe(
      true,
    );
    expect(people.some(({ workEmail }) => /[A-Z]/.test(workEmail ?? ""))).toBe(true);
  });
});

describe("size", () => {
  it("goes from nobody to one head and on", () => {
    expect(createPeople({ seed: 1, count: 0, today })).toEqual([]);
    expect(createPeople({ seed: 1, count: 1, today })[0]?.jobs[0]?.managerId).toBeNull();
    for (let count = 2; count < 30; count += 1) expect(createPeople({ seed: 1, count, today })).toHaveLength(count);
  });

  it("makes 2,000 people well under two seconds", () => {
    const start = performance.now();
    expect(createPeople({ seed: 3, count: 2000, today })).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    { count: -1, today },
    { count: 1.5, today },
    { count: 10, today: "2026-02-30" },
    { count: 10, today: "tomorrow" },
  ])("refuses $count people on $today", (wrong) => {
    expect(() => createPeople({ seed: 1, ...wrong })).toThrow(RangeError);
  });
});
