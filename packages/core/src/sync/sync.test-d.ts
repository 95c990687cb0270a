import { describe, expectTypeOf, it } from "vitest";
import type { Registration } from "../adapter/adapter.ts";
import type { Hinted } from "../plan/plan.ts";
import type { DueRun } from "./due-runs.ts";
import type { Polled } from "./poll-events.ts";
import type { PlanOptions, Sync } from "./sync.ts";

declare const sync: Sync;

describe("what a sync does about events", () => {
  it("takes a request as the platform has it, and gives the answer", () => {
    expectTypeOf(sync.receive).toEqualTypeOf<(request: Request) => Promise<Response>>();
    expectTypeOf(sync.poll).toEqualTypeOf<() => Promise<Polled>>();
    expectTypeOf(sync.connectEvents).toEqualTypeOf<(url: string) => Promise<Registration>>();
  });

  it("says what is due in words that plan takes", () => {
    expectTypeOf(sync.due).returns.resolves.toEqualTypeOf<readonly DueRun[]>();
    expectTypeOf<DueRun["plan"]>().toExtend<PlanOptions>();
  });

  it("counts the hints that a plan looked at, and names nobody", () => {
    expectTypeOf<Hinted>().toEqualTypeOf<{ readonly people: number; readonly everybody?: true }>();
  });
});
