import type { Employee } from "@rosterkit/core/mapping";
import { describe, expect, it } from "vitest";
import { learnAmp } from "./index.ts";
import { learnAmpMapping } from "./mapping.ts";

const employee: Employee = {
  workEmail: "ada@acme.example",
  givenName: "Ada",
  familyName: "King",
  title: "Clerk",
  preferredLanguage: "en-GB",
  startDate: "2026-03-02",
  locality: "Rome",
  department: "Post",
  manager: "m1",
};

describe("an employee", () => {
  it("becomes a user, by each row of the mapping", () => {
    expect(learnAmpMapping.run(employee)).toEqual({
      email: "ada@acme.example",
      firstName: "Ada",
      lastName: "King",
      jobTitle: "Clerk",
      language: "en",
      hireDate: "2026-03-02",
      location: "Rome",
      department: "Post",
      managerId: "m1",
    });
  });

  it("who does not say something leaves it alone, and who says none says so", () => {
    expect(learnAmpMapping.run({ workEmail: "a@acme.example", title: null })).toEqual({
      email: "a@acme.example",
      jobTitle: null,
    });
  });

  it.each([
    ["en-US", "en-US"],
    ["en-AU", "en"],
    ["nb-NO", "no"],
    ["pt", "pt-PT"],
    ["pt-BR", "pt-BR"],
    ["zh-Hant", "zh-TW"],
    ["tr-TR", "tr"],
    ["fi", undefined],
    ["nonsense", undefined],
  ])("who speaks %s is set to %s", (preferredLanguage, language) => {
    expect(learnAmpMapping.run({ preferredLanguage }).language).toBe(language);
  });
});

describe("a group", () => {
  it("becomes a team", () => {
    expect(learnAmp.fromGroup?.run({ name: "Sales", description: "Sells" })).toEqual({ name: "Sales" });
  });
});
