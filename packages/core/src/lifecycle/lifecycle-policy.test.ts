import { describe, expect, it } from "vitest";
import { lifecyclePolicySchema } from "./lifecycle-policy.ts";

const errors = (settings: unknown) =>
  lifecyclePolicySchema.safeParse(settings).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ??
  [];

describe("lifecycle policy", () => {
  it("needs nothing but the zone", () => {
    expect(lifecyclePolicySchema.parse({ zone: "Europe/Paris" })).toEqual({
      zone: "Europe/Paris",
      siteZones: {},
      joiners: {
        provision: "on creation",
        at: "00:00",
        firstState: "staged",
        activate: true,
        sendActivationMail: false,
        warnWithoutEmailDays: 3,
      },
      leavers: { action: "suspend", at: "end of day", revokeSessions: true, whenRefused: "report" },
      leave: "no change",
      suspended: "no change",
      outOfScope: "keep",
      vanished: "hold",
    });
    expect(errors({})).toHaveLength(1);
  });

  it("fills defaults into what is half said", () => {
    const { joiners, leavers } = lifecyclePolicySchema.parse({
      zone: "UTC",
      joiners: { provision: { daysBefore: 7 } },
      leavers: { at: "18:00" },
    });
    expect(joiners).toMatchObject({ provision: { daysBefore: 7 }, at: "00:00", activate: true });
    expect(leavers).toMatchObject({ at: "18:00", action: "suspend" });
  });

  it.each<[string, object, RegExp]>([
    ["a zone that is none", { zone: "Mars/Phobos" }, /^zone: must be an IANA time zone/],
    ["an offset for a zone", { zone: "+01:00" }, /^zone: must be/],
    ["a site's zone that is none", { zone: "UTC", siteZones: { Home: "nowhere" } }, /^siteZones\.Home: must be/],
    ["an hour that is none", { zone: "UTC", joiners: { at: "24:00" } }, /^joiners\.at: must be a local time/],
    ["an hour with one digit", { zone: "UTC", leavers: { at: "9:00" } }, /^leavers\.at/],
    ["no days before", { zone: "UTC", joiners: { provision: { daysBefore: 0 } } }, /^joiners\.provision/],
    ["a setting that does not exist", { zone: "UTC", joinres: {} }, /Unrecognized key/],
    [
      "active ahead, though IT activates",
      { zone: "UTC", joiners: { activate: false, firstState: "active" } },
      /^joiners\.firstState: must be staged/,
    ],
  ])("refuses %s", (_, settings, expected) => {
    expect(errors(settings)).toEqual([expect.stringMatching(expected)]);
  });

  it("is JSON, there and back", () => {
    const policy = lifecyclePolicySchema.parse({ zone: "UTC", siteZones: { Home: "Europe/Rome" } });
    expect(lifecyclePolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it("labels every setting", () => {
    const { shape } = lifecyclePolicySchema;
    const settings = { ...shape, ...shape.joiners.unwrap().shape, ...shape.leavers.unwrap().shape };
    for (const [name, setting] of Object.entries(settings)) expect(setting.description, name).toBeTruthy();
  });
});
