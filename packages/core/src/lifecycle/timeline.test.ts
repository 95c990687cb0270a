import { describe, expect, it } from "vitest";
import type { EmploymentRecord, PersonFacts } from "./employment-record.ts";
import { type LifecyclePolicySettings, lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { timeline } from "./timeline.ts";

const policy = (settings: Partial<LifecyclePolicySettings> = {}) =>
  lifecyclePolicySchema.parse({ zone: "Europe/London", ...settings });

/** A timeline in words: `since | wish | because`, one line a moment. */
function told(record: EmploymentRecord, settings: Partial<LifecyclePolicySettings> = {}, facts?: PersonFacts) {
  const { moments } = timeline(record, policy(settings), facts);
  return moments.map(({ at, wish, because }) => `${at ?? "always"} | ${wish} | ${because}`);
}

const never: Partial<LifecyclePolicySettings> = { joiners: { provision: "on start date" } };

describe("rule 3: dates decide, status confirms", () => {
  const start = "2024-06-03";
  const last = "2024-08-30";
  const started = "2024-06-02T23:00:00.000Z | in | started";
  const out = "2024-08-30T23:00:00.000Z | out by suspension | left";
  const notStarted = "always | none | not started";

  it.each<[string, EmploymentRecord, string[]]>([
    [
      "active before and after its dates",
      { status: "active", startDate: start, endDate: last },
      [notStarted, started, out],
    ],
    [
      "left with a day to come stays until then",
      { status: "left", startDate: start, endDate: last },
      [notStarted, started, out],
    ],
    ["preHire whose start is past has started", { status: "preHire", startDate: start }, [notStarted, started]],
    ["status not said, dates decide", { startDate: start, endDate: last }, [notStarted, started, out]],
    ["active without a start has started", { status: "active" }, ["always | in | started"]],
    ["active without a start, with an end", { status: "active", endDate: last }, ["always | in | started", out]],
    ["preHire without a start has not", { status: "preHire" }, [notStarted]],
    ["preHire without a start, given up", { status: "preHire", endDate: last }, [notStarted, out]],
    ["left without a start", { status: "left", endDate: last }, ["always | in | started", out]],
    [
      "null dates are open dates",
      { status: "active", startDate: start, endDate: null, lastWorkingDay: null },
      [notStarted, started],
    ],
    [
      "on leave is employed",
      { status: "onLeave", startDate: start },
      [notStarted, "2024-06-02T23:00:00.000Z | in | on leave"],
    ],
    ["on leave past the end has left", { status: "onLeave", endDate: last }, ["always | in | on leave", out]],
  ])("%s", (_, record, expected) => {
    expect(told(record, never)).toEqual(expected);
  });

  it.each<[string, EmploymentRecord, string, string]>([
    [
      "the last working day before the end date",
      { endDate: last, lastWorkingDay: "2024-08-16" },
      "last working day",
      "2024-08-16T23:00:00.000Z",
    ],
    [
      "the end date before the last working day",
      { endDate: last, lastWorkingDay: "2024-09-16" },
      "end date",
      "2024-08-30T23:00:00.000Z",
    ],
    ["the last working day alone", { lastWorkingDay: "2024-08-16" }, "last working day", "2024-08-16T23:00:00.000Z"],
    ["both on one day", { endDate: last, lastWorkingDay: last }, "last working day", "2024-08-30T23:00:00.000Z"],
  ])("the end is the earliest: %s", (_, record, ground, at) => {
    const result = timeline({ status: "active", startDate: start, ...record }, policy());
    expect(result.endGround).toBe(ground);
    expect(result.endMs).toBe(Date.parse(at));
  });

  it("a new employment is judged by its own dates alone", () => {
    expect(told({ status: "active", startDate: "2025-01-06", endDate: null }, never)).toEqual([
      notStarted,
      "2025-01-06T00:00:00.000Z | in | started",
    ]);
  });

  it("says when the person starts, has always been started, or is not known to start", () => {
    const startMs = (record: EmploymentRecord) => timeline(record, policy()).startMs;
    expect(startMs({ status: "preHire", startDate: start })).toBe(Date.parse("2024-06-02T23:00:00Z"));
    expect(startMs({ status: "active" })).toBe(Number.NEGATIVE_INFINITY);
    expect(startMs({ status: "preHire" })).toBeUndefined();
  });

  it("reads each attribute of the record by itself: what is not YYYY-MM-DD is held", () => {
    for (const startDate of [
      "",
      "2024-02-30",
      "2024-6-3",
      "03/06/2024",
      "2024-06-03T00:00:00Z",
      "0001-01-01",
      "٢٠٢٤-٠٦-٠٣",
    ]) {
      const { held, issues } = timeline({ status: "active", startDate }, policy());
      expect(held?.code, startDate).toBe("invalid date");
      expect(issues).toMatchObject([{ code: "invalid date", attribute: "startDate" }]);
    }
  });
});

describe("rule 3: a dateless left is dated by when it was first read", () => {
  const record: EmploymentRecord = { status: "left", startDate: "2024-01-08" };

  it("asks for the fact, and touches nothing until it is there", () => {
    const result = timeline(record, policy());
    expect(result.needsLeftSeen).toBe(true);
    expect(result.held).toBeUndefined();
    expect(told(record)).toEqual(["always | untouched | left, not dated yet"]);
  });

  it("ends at the fact", () => {
    const facts = { leftSeenAt: "2024-05-05T10:20:30Z" };
    const result = timeline(record, policy(), facts);
    expect(result.needsLeftSeen).toBe(false);
    expect(result.endGround).toBe("first seen");
    expect(told(record, {}, facts).at(-1)).toBe("2024-05-05T10:20:30.000Z | out by suspension | left");
  });

  it("asks again for a fact that cannot be read", () => {
    expect(timeline(record, policy(), { leftSeenAt: "yesterday" }).needsLeftSeen).toBe(true);
  });

  it.each<[string, EmploymentRecord]>([
    ["a date dates it", { ...record, endDate: "2024-09-30" }],
    ["it is not left any more", { ...record, status: "active" }],
  ])("does not look at the fact when %s", (_, other) => {
    const result = timeline(other, policy(), { leftSeenAt: "2024-05-05T10:20:30Z" });
    expect(result.endGround).not.toBe("first seen");
    expect(timeline(other, policy()).needsLeftSeen).toBe(false);
  });
});

describe("rule 3: held, not guessed", () => {
  it.each<[string, EmploymentRecord, string, PersonFacts?]>([
    ["unknown status", { status: "garden leave", startDate: "2024-01-08" }, "unknown status"],
    ["unknown status after the last day", { status: "", endDate: "2020-01-01" }, "unknown status"],
    ["a name every object has", { status: "constructor" }, "unknown status"],
    ["end before start", { status: "active", startDate: "2024-06-03", endDate: "2024-06-02" }, "end before start"],
    [
      "last working day before start",
      { status: "active", startDate: "2024-06-03", lastWorkingDay: "2023-06-02" },
      "end before start",
    ],
    [
      "seen as left before a start to come",
      { status: "left", startDate: "2024-06-03" },
      "end before start",
      { leftSeenAt: "2024-05-01T00:00:00Z" },
    ],
    [
      "an end that cannot be read",
      { status: "active", startDate: "2024-06-03", endDate: "31/12/2024" },
      "invalid date",
    ],
    [
      "one of two ends that cannot be read",
      { status: "left", lastWorkingDay: "2024-07-01", endDate: "soon" },
      "invalid date",
    ],
    ["nothing said at all", {}, "no status and no dates"],
    ["said to be none at all", { status: null, startDate: null, endDate: null }, "no status and no dates"],
  ])("%s", (_, record, code, facts) => {
    const result = timeline(record, policy(), facts);
    expect(result.held?.code).toBe(code);
    expect(result.moments).toEqual([
      { at: undefined, atMs: Number.NEGATIVE_INFINITY, wish: "untouched", because: "held" },
    ]);
  });

  it("names an unknown status in an issue, cut short", () => {
    const { issues } = timeline({ status: "x".repeat(500), startDate: "2024-01-08" }, policy());
    expect(issues).toMatchObject([{ code: "unknown status", attribute: "employmentStatus" }]);
    expect(issues[0]?.message.length).toBeLessThan(120);
  });

  it("one day of employment is an employment", () => {
    const record = { status: "active", startDate: "2024-06-03", endDate: "2024-06-03" };
    expect(timeline(record, policy()).held).toBeUndefined();
    expect(told(record, never)).toHaveLength(3);
  });
});

describe("rule 3: zone", () => {
  const settings = { siteZones: { Auckland: "Pacific/Auckland" } };
  const zoneOf = (record: EmploymentRecord) => timeline({ status: "active", ...record }, policy(settings)).zone;

  it.each<[string, EmploymentRecord, string, string]>([
    ["the person's", { timezone: "America/New_York", site: "Auckland" }, "America/New_York", "person"],
    ["else the site's", { timezone: null, site: "Auckland" }, "Pacific/Auckland", "site"],
    ["else the sync's", { site: "Elsewhere" }, "Europe/London", "sync"],
    ["not a member of every object", { site: "constructor" }, "Europe/London", "sync"],
    ["the sync's without anything", {}, "Europe/London", "sync"],
  ])("%s", (_, record, name, from) => {
    expect(zoneOf(record)).toEqual({ name, from });
  });

  it.each(["Mars/Phobos", "GMT Standard Time", "+02:00", "", "utc+2", "Europe/London\n"])(
    "%j is no zone name: missing, with an issue",
    (timezone) => {
      const result = timeline({ status: "active", timezone, site: "Auckland" }, policy(settings));
      expect(result.zone).toEqual({ name: "Pacific/Auckland", from: "site" });
      expect(result.issues).toMatchObject([{ code: "unknown zone", attribute: "timezone" }]);
      expect(result.held).toBeUndefined();
    },
  );

  it("the same days are other instants elsewhere", () => {
    const record = { status: "active", startDate: "2024-06-03", endDate: "2024-06-03", timezone: "Pacific/Auckland" };
    expect(told(record, never)).toEqual([
      "always | none | not started",
      "2024-06-02T12:00:00.000Z | in | started",
      "2024-06-03T12:00:00.000Z | out by suspension | left",
    ]);
  });
});

describe("rule 3: provisioning and local hours", () => {
  const record = { status: "preHire", startDate: "2024-04-02", endDate: "2024-10-27" };
  const out = "2024-10-28T00:00:00.000Z | out by suspension | left";

  it("on creation, at a local hour", () => {
    expect(told(record, { joiners: { at: "07:30" } })).toEqual([
      "always | waiting | provisioned ahead of start",
      "2024-04-02T06:30:00.000Z | in | started",
      out,
    ]);
  });

  it("days before the start, across the change to summer time", () => {
    expect(told(record, { joiners: { provision: { daysBefore: 3 }, at: "07:30" } })).toEqual([
      "always | none | not started",
      "2024-03-30T07:30:00.000Z | waiting | provisioned ahead of start",
      "2024-04-02T06:30:00.000Z | in | started",
      out,
    ]);
  });

  it("days before an unknown start never come", () => {
    expect(told({ status: "preHire" }, { joiners: { provision: { daysBefore: 3 } } })).toEqual([
      "always | none | not started",
    ]);
  });

  it("a leaver's hour is on the last day itself; the day that ends summer time has 25 hours", () => {
    expect(told(record, { leavers: { at: "17:45" } }).at(-1)).toBe(
      "2024-10-27T17:45:00.000Z | out by suspension | left",
    );
    const { startMs, endMs } = timeline({ startDate: "2024-10-27", endDate: "2024-10-27" }, policy());
    expect((Number(endMs) - Number(startMs)) / 3_600_000).toBe(25);
  });

  it("provisioned at or after the end: never", () => {
    const settings: Partial<LifecyclePolicySettings> = {
      joiners: { provision: "on start date", at: "09:00" },
      leavers: { at: "09:00" },
    };
    expect(told({ status: "left", startDate: "2024-07-01", endDate: "2024-07-01" }, settings)).toEqual([
      "always | none | not started",
      "2024-07-01T08:00:00.000Z | out by suspension | left",
    ]);
  });

  it("a day before the start that the zone skipped is the start itself", () => {
    const settings: Partial<LifecyclePolicySettings> = { joiners: { provision: { daysBefore: 1 } } };
    expect(told({ status: "active", startDate: "2011-12-31", timezone: "Pacific/Apia" }, settings)).toEqual([
      "always | none | not started",
      "2011-12-30T10:00:00.000Z | in | started",
    ]);
  });
});

describe("rule 4: what the policy wishes", () => {
  const record = { status: "active", startDate: "2024-06-03", endDate: "2024-08-30" };
  const wishes = (settings: Partial<LifecyclePolicySettings>, of: EmploymentRecord = record) =>
    timeline(of, policy(settings)).moments.map(({ wish, because }) => `${wish}: ${because}`);

  it.each<[string, Partial<LifecyclePolicySettings>, string[]]>([
    ["by default", {}, ["waiting: provisioned ahead of start", "in: started", "out by suspension: left"]],
    [
      "active ahead of the start",
      { joiners: { firstState: "active" } },
      ["in: provisioned ahead of start", "in: started", "out by suspension: left"],
    ],
    [
      "suspended until the start",
      { joiners: { firstState: "suspended until start" } },
      ["suspended: suspended until start", "in: started", "out by suspension: left"],
    ],
    [
      "IT activates: staged is the end",
      { joiners: { activate: false } },
      ["waiting: provisioned ahead of start", "waiting: activated by IT", "out by suspension: left"],
    ],
    [
      "leavers deactivated",
      { leavers: { action: "deactivate" } },
      ["waiting: provisioned ahead of start", "in: started", "out by deactivation: left"],
    ],
    [
      "leavers never",
      { leavers: { action: "none" } },
      ["waiting: provisioned ahead of start", "in: started", "untouched: never, by policy"],
    ],
  ])("%s", (_, settings, expected) => {
    expect(wishes(settings)).toEqual(expected);
  });

  it.each<[string, Partial<LifecyclePolicySettings>, string]>([
    ["no change", {}, "in: on leave"],
    ["no change, IT activates", { joiners: { activate: false } }, "waiting: on leave"],
    ["suspended", { leave: "suspend" }, "suspended: on leave"],
  ])("on leave: %s, and never a leaver", (_, settings, expected) => {
    expect(wishes(settings, { status: "onLeave", startDate: "2024-06-03" })).toEqual([
      "waiting: provisioned ahead of start",
      expected,
    ]);
  });

  it("a leave that begins before the start waits for the start", () => {
    const { moments } = timeline(
      { status: "onLeave", startDate: "2024-06-03" },
      policy({ leave: "suspend", ...never }),
    );
    expect(moments.map(({ wish }) => wish)).toEqual(["none", "suspended"]);
  });
});
