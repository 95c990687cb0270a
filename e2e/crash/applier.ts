import { flushCompileCache } from "node:module";
import { argv, pid, stdout } from "node:process";
import { executableChanges } from "@rosterkit/core";
import { syncTold, type ToldSync } from "../unattended/told-sync.ts";
import { openPlace, type Place } from "./place.ts";

/** What an applying process is told. */
export interface ApplierOrders {
  readonly place: Place;
  readonly told: ToldSync;
  /** By how much its clock is ahead of the machine's, in milliseconds. */
  readonly aheadMs: number;
}

/** What it prints, a line for each: how many changes it is about to apply, then how many of them were done. */
export type ApplierLine = { readonly planned: number } | { readonly done: number };

// A process of its own: settles, plans, applies, and says so.

// Whoever is killed cannot do so at its end.
flushCompileCache();

const { place, told, aheadMs }: ApplierOrders = JSON.parse(argv[2] ?? "{}");
const print = (line: ApplierLine) => stdout.write(`${JSON.stringify(line)}\n`);
const now = () => Date.now() + aheadMs;

const store = await openPlace(place, now);
const { sync } = syncTold(told, store, { "x-worker": String(pid) }, now);
const plan = await sync.plan();
print({ planned: executableChanges(plan.changes).length });
const report = await sync.apply(plan, plan.confirmation ? { confirm: plan.digest } : {});
print({ done: report.applied });
await store.close();
