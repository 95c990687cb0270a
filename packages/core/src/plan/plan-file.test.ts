import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "./plan.ts";
import { PlanFileError } from "./plan-file-error.ts";
import { readPlan } from "./read-plan.ts";
import { createWorld, person } from "./world.fixture.ts";
import { writePlan } from "./write-plan.ts";

let plan: Plan;
let lines: readonly string[];

beforeAll(async () => {
  plan = await createWorld({ people: [person("1"), person("2", { boss: "1" }), person("3", { email: null })] }).plan();
  lines = [...writePlan(plan)];
});

const refusal = async (changed: readonly string[], options = {}) => {
  const error = await readPlan(changed, options).catch((reason: unknown) => reason);
  if (!PlanFileError.isInstance(error)) throw new Error("the file was believed");
  return error;
};

describe("a plan as a file", () => {
  it("is a header, one change a line, one issue a line, and a digest", () => {
    expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
      "format",
      "change",
      "change",
      "issue",
      "digest",
    ]);
    expect(lines.every((line) => line.endsWith("\n") && line.indexOf("\n") === line.length - 1)).toBe(true);
  });

  it("is read back as it was, with or without line ends, from a stream too", async () => {
    expect(await readPlan(lines)).toEqual(plan);
    expect(await readPlan([...lines.map((line) => line.trim()), ""])).toEqual(plan);
    expect(
      await readPlan(
        (async function* () {
          yield* lines;
        })(),
      ),
    ).toEqual(plan);
  });

  const at = (index: number, change: (line: string) => string) =>
    lines.map((line, i) => (i === index ? change(line) : line));
  const broken: readonly [what: string, change: () => readonly string[], problem: RegExp, line?: number][] = [
    ["nothing", () => [], /is empty/],
    ["no JSON", () => at(1, () => "{"), /is not JSON/, 2],
    ["something else", () => ['{"a":1}'], /not the header/, 1],
    ["another version", () => at(0, (line) => line.replace('"version":1', '"version":2')), /not the header/, 1],
    ["no end", () => lines.slice(0, -1), /cut short/],
    ["a change less", () => lines.filter((_, index) => index !== 1), /was changed/],
    ["another value", () => at(1, (line) => line.replace("1@example.com", "2@example.com")), /was changed/],
    ["more after the end", () => [...lines, lines[1] ?? ""], /comes after the digest/, 6],
    ["a line that is none", () => at(2, () => '{"change":{"id":1}}'), /no change/, 3],
    ["an unknown operation", () => at(2, (line) => line.replace('"create"', '"burn"')), /no change/, 3],
  ];
  it.each(broken)("is refused with %s", async (_what, change, problem, line) => {
    const error = await refusal(change());
    expect(error.message).toMatch(problem);
    expect(error.line).toBe(line);
  });

  it("is bounded, and its errors hold nothing of it", async () => {
    expect((await refusal(lines, { maximumLines: 2 })).message).toMatch(/more than 2 lines/);
    expect((await refusal(lines, { maximumLineLength: 50 })).message).toMatch(/too long/);
    expect((await refusal(["{ personal data"])).message).not.toContain("personal");
  });
});
