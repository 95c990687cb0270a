import { createMemoryStore } from "@rosterkit/core";
import { describe, test } from "vitest";
import type { CreateStore } from "./store/store-under-test.ts";
import { testStore } from "./test-store.ts";

/** What lives in one process is the same store through any handle. */
const inMemory =
  (batchSize?: number): CreateStore =>
  ({ now }) => {
    const store = createMemoryStore({ now, ...(batchSize !== undefined && { batchSize }) });
    return { store, another: () => store };
  };

testStore({ describe, test }, "The store in memory", inMemory());
testStore({ describe, test }, "The store in memory, in small batches", inMemory(7));
