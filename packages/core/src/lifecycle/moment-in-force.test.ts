import { describe, expect, it } from "vitest";
import { lifecyclePolicySchema } from "./lifecycle-policy.ts";
import { momentInForce, momentsBetween, nextMoment } from "./moment-in-force.ts";
import { timeline } from "./timeline.ts";

const policy = lifecyclePolicySchema.parse({ zone: "UTC", joiners: { provision: { daysBefore: 2 } } });
const line = timeline({ status: "active", startDate: "2024-06-03", endDate: "2024-06-07" }, policy);
const at = Date.parse;

describe("rule 3: the moment in force", () => {
  it.each([
    ["1970-01-01T00:00:00Z", "none"],
    ["2024-05-31T23:59:59.999Z", "none"],
    ["2024-06-01T00:00:00Z", "waiting"],
    ["2024-06-03T00:00:00Z", "in"],
    ["2024-06-07T23:59:59.999Z", "in"],
    ["2024-06-08T00:00:00Z", "out by suspension"],
    ["9999-01-01T00:00:00Z", "out by suspension"],
  ])("at %s the wish is %s", (now, wish) => {
    expect(momentInForce(line, at(now)).wish).toBe(wish);
  });

  it("is followed by the next one, and after the last by none", () => {
    expect(nextMoment(line, at("2024-06-03T00:00:00Z"))?.at).toBe("2024-06-08T00:00:00.000Z");
    expect(nextMoment(line, at("2024-06-08T00:00:00Z"))).toBeUndefined();
  });

  it("spans that touch share no moment and miss none", () => {
    const border = at("2024-06-03T00:00:00Z");
    const before = momentsBetween(line, at("2024-06-01T00:00:00Z"), border);
    const after = momentsBetween(line, border, at("2024-06-30T00:00:00Z"));
    expect([...before, ...after].map(({ wish }) => wish)).toEqual(["in", "out by suspension"]);
    expect(momentsBetween(line, border, border)).toEqual([]);
  });
});
