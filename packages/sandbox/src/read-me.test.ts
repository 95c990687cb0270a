import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  defaultDeclareeSwitches,
  defaultHibobScimSwitches,
  defaultHibobSwitches,
  defaultHumaansSwitches,
  defaultInsightfulSwitches,
  defaultLearnAmpSwitches,
  defaultOktaSwitches,
} from "./index.ts";

const readMe = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const rowsOf = (vendor: string): ReadonlyMap<string, string> => {
  const section = readMe.split(`### ${vendor}\n`)[1]?.split("\n#")[0] ?? "";
  return new Map([...section.matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map(([, name = "", told = ""]) => [name, told]));
};

const toldOf = (value: unknown): string => {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a table" : `\`${JSON.stringify(value)}\``;
};

describe("the README's switches", () => {
  it.each([
    ["Humaans", defaultHumaansSwitches],
    ["HiBob", defaultHibobSwitches],
    ["HiBob SCIM", defaultHibobScimSwitches],
    ["Declaree", defaultDeclareeSwitches],
    ["Insightful", defaultInsightfulSwitches],
    ["Learn Amp", defaultLearnAmpSwitches],
    ["Okta", defaultOktaSwitches],
  ] as const)("are all of %s's, with their defaults", (vendor, switches) => {
    const defaults = Object.entries(switches).map(([name, value]): [string, string] => [name, toldOf(value)]);
    expect(Object.fromEntries(rowsOf(vendor))).toEqual(Object.fromEntries(defaults));
  });
});
