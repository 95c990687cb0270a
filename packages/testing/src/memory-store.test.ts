import { createMemoryStore } from "@rosterkit/core";
import { describe, test } from "vitest";
import { testStore } from "./test-store.ts";

const runner = { describe, test };

testStore(runner, "The store in memory", ({ now }) => ({ store: createMemoryStore({ now }) }));
testStore(runner, "The store in memory, in small batches", ({ now }) => {
  const store = createMemoryStore({ now, batchSize: 7 });
  // What lives in one process is the same store through any handle.
  return { store, another: () => store };
});
