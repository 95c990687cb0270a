import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmploymentRecord } from "./employment-record.ts";
import { lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { computeLocalInstant, localInstant, startOfDay } from "./local-instant.ts";
import { momentInForce, momentsBetween, nextMoment } from "./moment-in-force.ts";
import { timeline } from "./timeline.ts";

const firstDay = Date.UTC(1990, 0, 1);
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(firstDay + n * 86_400_000).toISOString().slice(0, 10));
const nearbyDay = fc
  .integer({ min: 0, max: 12 })
  .map((n) => new Date(Date.UTC(2011, 11, 24 + n)).toISOString().slice(0, 10));
const aDay = fc.oneof(day, nearbyDay);
const instant = fc.integer({ min: firstDay, max: firstDay + 20_000 * 86_400_000 });
const zone = fc.constantFrom(
  "UTC",
  "Europe/London",
  "America/New_York",
  "America/Sao_Paulo",
  "Pacific/Auckland",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Havana",
  "Africa/Casablanca",
);
const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));

const policy = fc
  .record({
    zone,
    joiners: fc.record({
      provision: fc.oneof(
        fc.constantFrom("on creation" as const, "on start date" as const),
        fc.record({ daysBefore: fc.integer({ min: 1, max: 365 }) }),
      ),
      at: time,
      firstState: fc.constantFrom("staged" as const, "active" as const, "suspended until start" as const),
    }),
    leavers: fc.record({
      action: fc.constantFrom("suspend" as const, "deactivate" as const, "none" as const),
      at: fc.oneof(fc.constant("end of day" as const), time),
    }),
    leave: fc.constantFrom("no change" as const, "suspend" as const),
    suspended: fc.constantFrom("no change" as const, "as left" as const),
  })
  .map((settings) => lifecyclePolicySchema.parse(settings));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const record: fc.Arbitrary<EmploymentRecord> = fc.record({
  status: fc.constantFrom(undefined, null, "preHire", "active", "onLeave", "suspended", "left", "furloughed"),
  startDate: maybe(fc.oneof({ weight: 9, arbitrary: aDay }, { weight: 1, arbitrary: fc.constant("nonsense") })),
  lastWorkingDay: maybe(aDay),
  endDate: maybe(aDay),
  timezone: maybe(zone),
});
const facts = fc.record({
  leftSeenAt: maybe(instant.map((ms) => new Date(ms).toISOString())),
  revocation: maybe(instant.map((ms) => ({ at: new Date(ms).toISOString() }))),
});

fc.configureGlobal({ numRuns: 400 });

describe("rule 3: what holds of every timeline", () => {
  it("its moments are strictly ordered, start with always, and spell each instant the same way twice", () => {
    fc.assert(
      fc.property(record, policy, facts, (person, rules, known) => {
        const { moments } = timeline(person, rules, known);
        expect(moments[0]).toMatchObject({ at: undefined, atMs: Number.NEGATIVE_INFINITY });
        moments.slice(1).forEach((moment, index) => {
          expect(moment.atMs).toBeGreaterThan(moments[index]?.atMs ?? Number.NaN);
          expect(Date.parse(moment.at ?? "")).toBe(moment.atMs);
        });
      }),
    );
  });

  it("nothing starts or is provisioned at or after the end, and nothing follows the end", () => {
    fc.assert(
      fc.property(record, policy, facts, (person, rules, known) => {
        const { moments, endMs, held } = timeline(person, rules, known);
        if (held || endMs === undefined) return;
        expect(moments.filter(({ atMs }) => atMs >= endMs)).toHaveLength(1);
        expect(moments.at(-1)?.atMs).toBe(endMs);
        expect(["left", "revoked", "never, by policy"]).toContain(moments.at(-1)?.because);
      }),
    );
  });

  it("nobody is put out without an end, nor while held", () => {
    fc.assert(
      fc.property(record, policy, facts, (person, rules, known) => {
        const { moments, endMs, held } = timeline(person, rules, known);
        const isOut = moments.some(({ wish }) => wish.startsWith("out"));
        expect(isOut && (endMs === undefined || held !== undefined)).toBe(false);
      }),
    );
  });

  it("another zone alone moves every moment by at most 26 hours, and holds nobody", () => {
    fc.assert(
      fc.property(record, policy, zone, (person, rules, other) => {
        const one = timeline(person, rules);
        const two = timeline({ ...person, timezone: other }, rules);
        expect(two.held).toEqual(one.held);
        for (const { because, at, atMs } of one.moments) {
          const moved = two.moments.find((moment) => moment.because === because);
          if (at === undefined || moved?.at === undefined) continue;
          expect(Math.abs(moved.atMs - atMs)).toBeLessThanOrEqual(26 * 3_600_000);
        }
      }),
    );
  });

  it("the moment in force never goes back as time goes on, and the next one is the one after it", () => {
    fc.assert(
      fc.property(record, policy, facts, instant, instant, (person, rules, known, one, two) => {
        const line = timeline(person, rules, known);
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        const index = (nowMs: number) => line.moments.indexOf(momentInForce(line, nowMs));
        expect(index(to)).toBeGreaterThanOrEqual(index(from));
        expect(nextMoment(line, from)).toBe(line.moments[index(from) + 1]);
        expect(momentsBetween(line, from, to)).toHaveLength(index(to) - index(from));
      }),
    );
  });

  it("the same input gives the same timeline, and remembering changes no instant", () => {
    fc.assert(
      fc.property(record, policy, facts, (person, rules, known) => {
        expect(timeline(person, rules, known)).toEqual(timeline({ ...person }, structuredClone(rules), { ...known }));
      }),
    );
    fc.assert(
      fc.property(aDay, fc.oneof(time, fc.constant(startOfDay)), zone, (date, at, name) => {
        const plain = computeLocalInstant(date, at, name);
        expect(localInstant(date, 0, at, name)).toEqual(plain);
        expect(localInstant(date, 0, at, name)).toEqual(plain);
      }),
    );
  });
});
