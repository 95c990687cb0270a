import { expect, it } from "vitest";
import { defaultHumaansSwitches } from "./humaans-switches.ts";
import { contractTypeLabel, leavingReasonLabel } from "./vendor-spelling.ts";

it.each([
  ["part time", "Part time", "partTime"],
  ["intern", "Intern", "intern"],
] as const)("spells %s as %s or %s", (type, label, camelCase) => {
  expect(contractTypeLabel(type, defaultHumaansSwitches)).toBe(label);
  expect(contractTypeLabel(type, { ...defaultHumaansSwitches, contractTypeSpelling: "fullTime" })).toBe(camelCase);
});

it.each([
  ["contract ended", "contractEnded", "contract_ended"],
  ["resigned", "resigned", "resigned"],
  [null, null, null],
] as const)("spells %s as %s or %s", (reason, camelCase, snakeCase) => {
  expect(leavingReasonLabel(reason, defaultHumaansSwitches)).toBe(camelCase);
  const switches = { ...defaultHumaansSwitches, leavingReasonSpelling: "contract_ended" } as const;
  expect(leavingReasonLabel(reason, switches)).toBe(snakeCase);
});
