import { setTimeout as wait } from "node:timers/promises";
import { openIntents, type Store } from "@rosterkit/core";
import type { Random } from "../simulation/create-random.ts";
import type { ApplierOrders } from "./applier.ts";
import type { Company } from "./open-company.ts";
import type { Place } from "./place.ts";
import { startApplier } from "./start-applier.ts";

/** What became of processes that were killed. */
export interface Killed {
  /** How many were killed. */
  kills: number;
  /** Of those, how many left intents without an outcome: they met an apply. */
  metApply: number;
  /** Of those, how many had writes at the vendor that were not answered. */
  metWrites: number;
  /** How many changes the processes that lived set out to apply, at the first plan of each piece of news. */
  planned: number;
}

/** What killing needs to know. */
export interface KillingScene {
  readonly place: Place;
  readonly company: Company;
  /** A connection of our own to the same store. */
  readonly store: Store;
  readonly random: Random;
  readonly killed: Killed;
  /** Sets the clock of everything ahead: what is waited for is over. */
  readonly pass: (ms: number) => void;
  readonly aheadMs: () => number;
}

/** Longer than a lease lasts that nobody gives back, and than the vendor may hold a request. */
const untilSettledMs = 66_000;

/** Most milliseconds between the write that decides and the kill. */
const mostDelayMs = 25;

/** Has processes apply what there is to apply, one after the other, and kills so many of them at moments of chance while writes are under way. */
export const killUntilDone = async (scene: KillingScene, kills: number): Promise<void> => {
  let killsLeft = kills;
  for (let isFirst = true; ; isFirst = false) {
    const { killed, planned = 0, done, complaint } = await live(scene, killsLeft);
    if (complaint) throw new Error(complaint);
    if (isFirst) scene.killed.planned += planned;
    if (killed) killsLeft -= 1;
    await settleDown(scene);
    if (!killed && done === planned) return;
  }
};

/** One process, killed or not. */
const live = async ({ place, company, store, random, killed, aheadMs }: KillingScene, killsLeft: number) => {
  const orders: ApplierOrders = { place, told: company.told, aheadMs: aheadMs() };
  let writesLeft = Number.POSITIVE_INFINITY;
  const delayMs = random.below(mostDelayMs);
  const share = random.next();
  const applier = startApplier(orders, (planned) => {
    // So that those who come after find something to do too.
    if (killsLeft > 0) writesLeft = 1 + Math.floor((share * 1.8 * planned) / (killsLeft + 1));
  });
  let underWay = 0;
  company.watched.onWrite = () => {
    writesLeft -= 1;
    if (writesLeft !== 0) return;
    setTimeout(() => {
      underWay = company.watched.underWay();
      applier.kill();
    }, delayMs);
  };
  const end = await applier.ended;
  company.watched.onWrite = () => undefined;
  if (!end.killed) return end;
  const open = await openIntents(store, company.told.id);
  killed.kills += 1;
  if (open.length > 0) killed.metApply += 1;
  if (open.length > 0 && underWay > 0) killed.metWrites += 1;
  return end;
};

/** Until the vendor has done what it was still sent, and until a lease that nobody gave back is over. */
const settleDown = async ({ company, pass }: KillingScene): Promise<void> => {
  do await wait(20);
  while (company.watched.underWay() > 0);
  pass(untilSettledMs);
};
