import { describe, expect, it } from "vitest";
import { MatchFileError } from "./match-file-error.ts";
import { readMatchDecisions } from "./read-match-decisions.ts";

const file = (decisions: unknown, more: object = {}) =>
  JSON.stringify({ format: "rosterkit match decisions", version: 1, decisions, ...more });

const refusal = (text: string) => {
  try {
    readMatchDecisions(text);
  } catch (error) {
    if (MatchFileError.isInstance(error)) return error;
  }
  throw new Error("the file was believed");
};

describe("a file of decisions", () => {
  it("is read, white space around names left out", () => {
    const decisions = [
      { what: "match", person: " ada@example.com ", account: "a-1", reason: "asked her" },
      { what: "unmatch", person: "2" },
      { what: "ignore", person: "3" },
      { what: "new", person: "4" },
      { what: "undo", person: "5" },
    ];
    const [first, ...others] = decisions;
    expect(readMatchDecisions(`\uFEFF${file(decisions)}`)).toEqual([
      { ...first, person: "ada@example.com" },
      ...others,
    ]);
  });

  it.each<[what: string, text: string, path: string]>([
    ["no JSON", "{", ""],
    ["another format", file([], { format: "rosterkit review" }), "format"],
    ["another version", file([], { version: 2 }), "version"],
    ["an unknown decision", file([{ what: "burn", person: "1" }]), "decisions.0.what"],
    ["a match with nothing", file([{ what: "match", person: "1" }]), "decisions.0.account"],
    ["an account where there is none", file([{ what: "new", person: "1", account: "a" }]), "decisions.0.account"],
    ["nobody", file([{ what: "ignore", person: " " }]), "decisions.0.person"],
    ["something else in it", file([{ what: "ignore", person: "1", Secret: 1 }]), "decisions.0"],
  ])("is refused with %s, with the place and without the content", (_what, text, path) => {
    const error = refusal(text);
    expect(error.problems.map((problem) => problem.path)).toEqual([path]);
    expect(error.message).not.toMatch(/burn|Secret/);
  });

  it("tells every problem, and is bounded", () => {
    expect(refusal(file([{ what: "match", person: "1" }, { person: "2" }])).problems).toHaveLength(2);
    expect(refusal(" ".repeat(32_000_001)).message).toMatch(/too long/);
  });
});
