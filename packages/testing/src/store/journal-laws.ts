import { type EntryQuery, openIntents } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import { entriesOf, gather, intentOf, outcomeOf, runOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

const early = "2026-01-01T08:00:00.000Z";
const late = "2026-01-01T09:00:00.000Z";

/** Laws on the journal, which is the log and the fence. */
export const journalLaws: readonly Law<CreateStore>[] = [
  {
    name: "entries come in the order in which they were committed, whatever their dates",
    protects: "an outcome before its intent",
    remedy: "Order by a number that grows with each entry, never by `at`.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const first = [runOf("run-1", late), intentOf("p1", "run-1", late), intentOf("p2", "run-1", early)];
      const second = [outcomeOf("p2", "run-1", early), outcomeOf("p1", "run-1", late)];
      await store.commit(lease, { entries: first });
      await store.commit(lease, { entries: second });
      holds(sameData(await entriesOf(store), [...first, ...second]), "the journal has another order");
    },
  },
  {
    name: "entries are found by run, by subject and from an instant on, that instant included",
    protects: "undo, or the guard's day, that misses a change",
    remedy: "Use `>=` for `since`, and search outcomes and intents by subject alike.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const [started, one, two] = [
        runOf("run-1", early),
        intentOf("p1", "run-1", early),
        intentOf("p2", "run-2", late),
      ];
      await store.commit(await hold(), { entries: [started, one, two] });
      const found = (which: EntryQuery) => gather(store.entries("sync", which));
      holds(sameData(await found({ run: "run-1" }), [started, one]), "by run came other entries");
      holds(sameData(await found({ subject: "p2" }), [two]), "by subject came other entries");
      holds(sameData(await found({ since: late }), [two]), "since an instant came other entries");
      holds(sameData(await found({ since: early }), [started, one, two]), "the instant itself is left out");
    },
  },
  {
    name: "an intent is open until the outcome of the same run and change, oldest first",
    protects: "a write that nobody settles, or that is settled twice",
    remedy: "Close by run and change together, and order open intents as they were committed.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const subjects = async () => (await openIntents(store, "sync")).map(({ run, subject }) => `${run} ${subject}`);
      await store.commit(lease, { entries: [intentOf("p1"), intentOf("p2"), intentOf("p3"), runOf("run-1")] });
      holds(
        sameData(await subjects(), ["run-1 p1", "run-1 p2", "run-1 p3"]),
        "open intents are missing or in disorder",
      );
      await store.commit(lease, { entries: [outcomeOf("p1", "another run")] });
      holds((await subjects()).includes("run-1 p1"), "an outcome of another run closed an intent");
      await store.commit(lease, { entries: [outcomeOf("p2"), intentOf("p2", "run-2")] });
      holds(
        sameData(await subjects(), ["run-1 p1", "run-1 p3", "run-2 p2"]),
        "an outcome did not close its own intent alone",
      );
      await store.commit(lease, { entries: [intentOf("p4"), outcomeOf("p4"), outcomeOf("p1"), outcomeOf("p3")] });
      holds(sameData(await subjects(), ["run-2 p2"]), "an intent with an outcome is still open");
    },
  },
  {
    name: "a long journal is streamed in batches, in order",
    protects: "a year's journal held in memory at once",
    remedy: "Read by pages of at most 2,000, from the last number on.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const subjects = Array.from({ length: 5_000 }, (_, index) => `p${index}`);
      for (let from = 0; from < subjects.length; from += 1_000)
        await store.commit(lease, { entries: subjects.slice(from, from + 1_000).map((subject) => intentOf(subject)) });
      for (const which of [{ since: "" }, { open: true }, { run: "run-1" }] as const) {
        const seen: unknown[] = [];
        for await (const batch of store.entries("sync", which)) {
          holds(batch.length <= 2_000, `a batch held ${batch.length} entries, so a long journal would not stream`);
          for (const entry of batch) seen.push(entry.type === "intent" && entry.subject);
        }
        holds(sameData(seen, subjects), `entries are missing or in disorder, asked by ${Object.keys(which)}`);
      }
    },
  },
];
