import { expect } from "vitest";
import { createRandom } from "../simulation/create-random.ts";
import { checkJournal, type JournalCheck } from "./check-journal.ts";
import { checkPeople } from "./check-people.ts";
import { enterNews, type News } from "./enter-news.ts";
import { type Killed, type KillingScene, killUntilDone } from "./kill-until-done.ts";
import { openCompany } from "./open-company.ts";
import { openPlace, type Place } from "./place.ts";

/** `CRASH_SEED=7 pnpm crash` draws other moments, `CRASH_KILLS=200` more of them. */
const seed = Number(process.env.CRASH_SEED ?? 1);
const kills = Number(process.env.CRASH_KILLS ?? 50);
const answerDelayMs = 5;

/** A first run for everybody, then two pieces of news; with what each share of the kills is. */
const firstSize = 900;
const first: News = { joiners: 0, movers: 0, renames: 0, leavers: 0, returners: 0 };
const second: News = { joiners: 250, movers: 180, renames: 80, leavers: 120, returners: 0 };
const third: News = { joiners: 250, movers: 180, renames: 80, leavers: 80, returners: 110 };
const story: readonly (readonly [News, share: number])[] = [
  [first, 0.4],
  [second, 0.3],
  [third, 0.3],
];

const liveThrough = async (place: Place) => {
  const startedMs = performance.now();
  const random = createRandom(seed);
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const store = await openPlace(place, now);
  const company = await openCompany({ id: "company", size: firstSize, store, answerDelayMs, now });
  const killed: Killed = { kills: 0, metApply: 0, metWrites: 0, planned: 0 };
  const pass = (ms: number) => {
    aheadMs += ms;
  };
  const scene: KillingScene = { place, company, store, random, killed, pass, aheadMs: () => aheadMs };
  try {
    for (const [news, share] of story) {
      enterNews(company, news, random);
      await killUntilDone(scene, Math.round(kills * share));
    }
    const journal = await checkJournal(store, company.told.id, company.watched.writes);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(describeRun(place, { ...killed, ...journal, seconds }));
    return {
      killed,
      journal,
      people: await checkPeople(company, store),
      log: await store.verifyLog(company.told.id),
      creates: company.watched.writes.filter(({ account }) => account === undefined).length,
      accounts: company.okta.inspect().users.length - 1,
    };
  } finally {
    await company.close();
    await store.close();
  }
};

const describeRun = (place: Place, run: Killed & JournalCheck & { readonly seconds: number }) =>
  [
    `${"file" in place ? "SQLite" : "PostgreSQL"}, seed ${seed}: ${run.kills} kills`,
    `${run.metApply} met an apply, ${run.metWrites} of them with writes under way`,
    `${run.planned} changes planned, ${run.done} done, ${run.neverHappened} that never happened`,
    `${run.writes} writes, ${run.repeated.length} of them repeated, and sessions ended again ${run.endedAgain} times`,
    `${run.seconds} s`,
  ].join("; ");

/**
 * Lets processes apply 2,000 changes over a store, kills fifty of them while they do, and expects that everybody is right, nobody doubled, and that the journal
 * agrees with what the vendor received.
 */
export const expectNothingLost = async (place: Place) => {
  const { killed, journal, people, log, creates, accounts } = await liveThrough(place);
  expect(journal.complaints).toEqual([]);
  expect(people).toEqual([]);
  expect(journal.repeated).toEqual([]);
  expect(creates).toBe(accounts);
  expect(log).toMatchObject({ intact: true });
  expect(killed.planned).toBeGreaterThanOrEqual(2000);
  expect(killed.kills).toBe(kills);
  expect(killed.metApply).toBeGreaterThanOrEqual(kills * 0.9);
  expect(killed.metWrites).toBeGreaterThanOrEqual(kills * 0.3);
};
