import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Guard } from "./guard.ts";
import { switchName } from "./guard-switch.ts";
import { guards } from "./guards.ts";
import { weave } from "./weave-guards.ts";

const folder = import.meta.dirname;
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const inPlan = { file: "plan.ts", without: "false" } as const;

describe("the table of accidents", () => {
  test("has every accident that is tested, and no other", () => {
    const tests = globSync("*.test.ts", { cwd: folder }).map(read).join("\n");
    const tested = [...tests.matchAll(/accident\(\s*"(.+)"/g)].map(([, name]) => name);
    expect(tested.toSorted()).toEqual(Object.keys(guards).toSorted());
  });

  test("names guards that stand once in their files", () => {
    const all = Object.values<readonly Guard[]>(guards).flat();
    const isOnce = ({ file, guard, within = guard }: Guard) => read(join("../..", file)).split(within).length === 2;
    expect(all.filter((guard) => !isOnce(guard))).toEqual([]);
    for (const { file } of all) expect(weave(read(join("../..", file)), file)).toContain(switchName);
  });
});

describe("taking a guard out", () => {
  const table = (...layers: readonly Guard[]) => ({ accident: layers });

  test("puts a switch where the guard stands, and leaves other files alone", () => {
    const guard = { ...inPlan, within: "if (isHeld)", guard: "isHeld" };
    expect(weave("if (isHeld) stop(isHeld);", "plan.ts", table(guard))).toBe(
      'if ((globalThis.rosterkitGuardIsOut?.("accident", 0) ? (false) : (isHeld))) stop(isHeld);',
    );
    expect(weave("if (isHeld) stop(isHeld);", "other.ts", table(guard))).toBeUndefined();
  });

  test("fails where a guard is gone, stands twice, or overlaps another one", () => {
    expect(() => weave("if (isFree) go();", "plan.ts", table({ ...inPlan, guard: "isHeld" }))).toThrow(
      "a guard is not found exactly once in plan.ts: isHeld",
    );
    expect(() => weave("isHeld || isHeld", "plan.ts", table({ ...inPlan, guard: "isHeld" }))).toThrow("exactly once");
    const overlapping = table({ ...inPlan, guard: "isHeld || isOut" }, { ...inPlan, guard: "isOut" });
    expect(() => weave("isHeld || isOut", "plan.ts", overlapping)).toThrow("two guards overlap");
  });
});
