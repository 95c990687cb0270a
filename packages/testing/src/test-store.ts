import type { Law } from "./law.ts";
import { registerLaws, type TestRunner } from "./register-laws.ts";
import { commitLaws } from "./store/commit-laws.ts";
import { contentLaws } from "./store/content-laws.ts";
import { handleLaws } from "./store/handle-laws.ts";
import { journalLaws } from "./store/journal-laws.ts";
import { leaseLaws } from "./store/lease-laws.ts";
import { oddValueLaws } from "./store/odd-value-laws.ts";
import type { CreateStore, StoreUnderTest } from "./store/store-under-test.ts";

/** A law that stops every store that it made, whatever happens. */
const stoppingAll = (law: Law<CreateStore>): Law<CreateStore> => ({
  ...law,
  check: async (create) => {
    const made: StoreUnderTest[] = [];
    try {
      await law.check(async (options) => {
        const store = await create(options);
        made.push(store);
        return store;
      });
    } finally {
      for (const { stop } of made) await stop?.();
    }
  },
});

/** What every store promises the engine. */
export const storeLaws: readonly Law<CreateStore>[] = [
  ...leaseLaws,
  ...commitLaws,
  ...contentLaws,
  ...oddValueLaws,
  ...journalLaws,
  ...handleLaws,
].map(stoppingAll);

/** Registers the laws of a store with a test runner, one test each. Call it in a test file, at its top. */
export const testStore = (runner: TestRunner, name: string, createStore: CreateStore): void =>
  registerLaws(runner, `${name} keeps the store laws`, storeLaws, createStore);
