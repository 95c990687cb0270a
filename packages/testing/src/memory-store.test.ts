import { createMemoryStore } from "@rosterkit/core";
import { testStore } from "./test-store.ts";

testStore("The store in memory", createMemoryStore);
testStore("The store in memory, in small batches", ({ now }) => createMemoryStore({ now, batchSize: 7 }));
