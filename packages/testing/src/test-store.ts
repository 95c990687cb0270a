import type { Law } from "./law.ts";
import { registerLaws } from "./register-laws.ts";
import { commitLaws } from "./store/commit-laws.ts";
import { contentLaws } from "./store/content-laws.ts";
import { journalLaws } from "./store/journal-laws.ts";
import { leaseLaws } from "./store/lease-laws.ts";
import type { CreateStore } from "./store/store-under-test.ts";

/** What every store promises the engine. */
export const storeLaws: readonly Law<CreateStore>[] = [...leaseLaws, ...commitLaws, ...contentLaws, ...journalLaws];

/** Registers the store laws with vitest, one test each. Call it in a test file, at its top. */
export const testStore = (name: string, createStore: CreateStore): void =>
  registerLaws(`${name} keeps the store laws`, storeLaws, createStore);
