import { describe, expect, it } from "vitest";
import { addDays } from "../people/calendar-day.ts";
import { startHumaans, today } from "./__fixtures__/start-humaans.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

describe("a new hire", () => {
  it("turns active on the start date, and the record's time moves", () => {
    const { humaans, goTo, somebody } = startHumaans();
    const { recordId, employment } = somebody("new hire");
    goTo(addDays(employment.startDate, -1));
    expect(humaans.person(recordId).status).toBe("newHire");
    goTo(employment.startDate);
    expect(humaans.person(recordId)).toMatchObject({
      status: "active",
      updatedAt: expect.stringContaining(employment.startDate),
    });
  });

  it("waits for HR where switched", () => {
    const { humaans, goTo, somebody } = startHumaans({ switches: { newHireTurnsActive: "by hand" } });
    const { recordId, employment } = somebody("new hire");
    goTo(addDays(employment.startDate, 30));
    expect(humaans.person(recordId).status).toBe("newHire");
    expect(humaans.activate(recordId).status).toBe("active");
  });

  it("starts on another day when the start moves, with the first job role", () => {
    const { humaans, goTo, somebody } = startHumaans();
    const { recordId, employment } = somebody("new hire");
    const later = addDays(employment.startDate, 10);
    humaans.moveStart(recordId, later);
    expect(
      humaans.jobRoles.filter(({ personId }) => personId === recordId).map(({ effectiveDate }) => effectiveDate),
    ).toEqual([later]);
    goTo(addDays(later, -1));
    expect(humaans.person(recordId).status).toBe("newHire");
    goTo(later);
    expect(humaans.person(recordId).status).toBe("active");
  });
});

describe("somebody entered as active ahead of the first day", () => {
  it("is active all along", () => {
    const { humaans, somebody } = startHumaans();
    const { recordId, employment } = somebody("active before start");
    expect(employment.startDate > today).toBe(true);
    expect(humaans.person(recordId).status).toBe("active");
  });
});

describe("a leaver", () => {
  const turnsOn = (switches: Partial<HumaansSwitches>): string => {
    const { humaans, goTo, somebody } = startHumaans({ switches });
    const { recordId } = somebody("active");
    humaans.offboard(recordId, { employmentEndDate: "2026-03-20", lastWorkingDay: "2026-03-10" });
    for (let day = today; day < "2026-04-01"; day = addDays(day, 1)) {
      goTo(day);
      if (humaans.person(recordId).status === "offboarded") return day;
    }
    return "never";
  };

  it.each([
    [{}, "2026-03-11"],
    [{ leaverTurnsOffboarded: "after employment end" }, "2026-03-21"],
    [{ leaverTurnsOffboarded: "at once" }, today],
  ] as const)("with %j turns offboarded on %s", (switches, day) => {
    expect(turnsOn(switches)).toBe(day);
  });

  it("of the past reads as offboarded from the start", () => {
    const { humaans, somebody } = startHumaans();
    expect(humaans.person(somebody("leaver").recordId)).toMatchObject({
      status: "offboarded",
      leavingReason: expect.any(String),
    });
  });

  it("stays when the offboarding is taken back, done or not", () => {
    const { humaans, somebody, goTo } = startHumaans();
    const { recordId } = somebody("active");
    humaans.offboard(recordId, { employmentEndDate: "2026-03-10" });
    goTo("2026-03-12");
    expect(humaans.person(recordId).status).toBe("offboarded");
    expect(humaans.cancelOffboarding(recordId)).toMatchObject({
      status: "active",
      employmentEndDate: null,
      lastWorkingDay: null,
    });
    goTo("2026-05-01");
    expect(humaans.person(recordId).status).toBe("active");
  });

  it("cannot work longer than the employment lasts", () => {
    const { humaans, somebody } = startHumaans();
    const { recordId } = somebody("active");
    expect(() => humaans.offboard(recordId, { employmentEndDate: "2026-03-10", lastWorkingDay: "2026-03-11" })).toThrow(
      RangeError,
    );
  });
});

describe("whose midnight", () => {
  const statusAt = (turnsAtMidnightOf: HumaansSwitches["turnsAtMidnightOf"], instant: string) => {
    const clock = { now: () => Date.parse(instant), wallNow: () => 0 };
    const { humaans, people } = startHumaans({ clock, switches: { turnsAtMidnightOf } });
    const person = people.find(
      ({ timeZone, stage, jobs }) => timeZone === "America/New_York" && stage === "active" && jobs.length === 1,
    );
    const id = humaans.idOf(person?.id ?? "");
    return humaans.offboard(id, { employmentEndDate: "2026-03-10" }).status;
  };

  it("is UTC's or the person's, as switched", () => {
    expect(statusAt("UTC", "2026-03-11T00:30:00Z")).toBe("offboarded");
    expect(statusAt("person", "2026-03-11T00:30:00Z")).toBe("active");
    expect(statusAt("person", "2026-03-11T04:30:00Z")).toBe("offboarded");
  });

  it("moves the record's time, unless switched", () => {
    const { humaans, goTo, somebody } = startHumaans({ switches: { turnTouchesPerson: false } });
    const { recordId, employment } = somebody("new hire");
    const before = humaans.person(recordId).updatedAt;
    goTo(employment.startDate);
    expect(humaans.person(recordId)).toMatchObject({ status: "active", updatedAt: before });
  });
});
