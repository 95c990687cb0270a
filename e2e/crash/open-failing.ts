import type { RunReport, Sync } from "@rosterkit/core";
import type { DurableStore } from "@rosterkit/store";
import { expect } from "vitest";
import { createRandom } from "../simulation/create-random.ts";
import { syncTold } from "../unattended/told-sync.ts";
import { checkJournal } from "./check-journal.ts";
import { checkPeople } from "./check-people.ts";
import { enterNews } from "./enter-news.ts";
import { type Company, openCompany } from "./open-company.ts";
import { openPlace, type Place } from "./place.ts";

/** A company whose sync runs in this process, over a store that something happens to. */
export interface Failing {
  readonly company: Company;
  /** A run for everybody, confirmed unseen. */
  readonly run: () => Promise<RunReport>;
  readonly sync: Sync;
  readonly store: DurableStore;
  readonly now: () => number;
  /** Time goes by, for sync, store and vendors. */
  readonly pass: (ms: number) => void;
  /** Sets the clock of sync and store back; the vendors have their own. */
  readonly setBack: (ms: number) => void;
  /** Something happens when the vendor has had so many writes from now on. */
  readonly atWrite: (count: number, act: () => unknown) => void;
  /** HR enters some of everything. */
  readonly enterNews: () => void;
  /** What a run rejects with: it must be clear and name nobody. */
  readonly failure: (work: Promise<unknown>) => Promise<Error & { readonly code?: string; readonly reason?: string }>;
  /** Runs until nothing is left, and expects that nothing was lost. */
  readonly expectNothingLost: (over?: DurableStore) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Longer than a lease lasts that nobody gives back, and than the vendor may hold a request. */
export const untilSettledMs = 66_000;

/** What `failure` gives of something that did not fail. */
export const cameThrough = "it came through";

/** Opens one. `made`: absent, that of the place. */
export const openFailing = async (
  place: Place,
  made?: (now: () => number) => Promise<DurableStore>,
): Promise<Failing> => {
  let [aheadMs, behindMs] = [0, 0];
  const vendorNow = () => Date.now() + aheadMs;
  const now = () => vendorNow() - behindMs;
  const store = await (made ? made(now) : openPlace(place, now));
  // What happens to the store must not happen to who watches.
  const watching = await openPlace(place, now);
  const company = await openCompany({ id: "company", size: 90, store: watching, answerDelayMs: 2, now: vendorNow });
  const { sync } = syncTold(company.told, store, {}, now);
  const pass = (ms: number) => {
    aheadMs += ms;
  };
  return {
    company,
    store,
    sync,
    now,
    pass,
    setBack: (ms) => {
      behindMs += ms;
    },
    run: () => sync.run({ confirm: true }),
    atWrite: (count, act) => {
      let left = count;
      company.watched.onWrite = () => {
        left -= 1;
        if (left === 0) act();
      };
    },
    enterNews: () =>
      enterNews(company, { joiners: 15, movers: 15, renames: 8, leavers: 8, returners: 0 }, createRandom(1)),
    failure: async (work) => {
      const error: unknown = await work.then(
        () => new Error(cameThrough),
        (reason: unknown) => reason,
      );
      if (!(error instanceof Error)) throw new Error("no error was thrown");
      expectNobodyNamed(company, error);
      return error;
    },
    expectNothingLost: async (over = store) => {
      company.watched.onWrite = () => undefined;
      company.journal.store = over === store ? watching : over;
      const again = syncTold(company.told, over, {}, now).sync;
      for (let runs = 0; runs < 3; runs += 1) {
        pass(untilSettledMs);
        await again.run({ confirm: true });
      }
      expect((await again.plan()).changes).toEqual([]);
      const journal = await checkJournal(over, company.told.id, company.watched.writes);
      expect([journal.complaints, journal.repeated]).toEqual([[], []]);
      expect(await checkPeople(company, over)).toEqual([]);
      expect(await over.verifyLog(company.told.id)).toMatchObject({ intact: true });
    },
    close: async () => {
      await company.close();
      await watching.close().catch(() => undefined);
      await store.close().catch(() => undefined);
    },
  };
};

/** Neither the error nor what is behind it holds anything of a person. */
const expectNobodyNamed = ({ hr }: Company, error: Error): void => {
  const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`.toLowerCase();
  const values = hr.people.flatMap(({ email, lastName, personalEmail, id }) => [email, lastName, personalEmail, id]);
  const named = values.filter((value) => value && value.length > 4 && told.includes(value.toLowerCase()));
  expect(named).toEqual([]);
};
