import { apiKeys } from "./api-keys.ts";
import { firstTables } from "./first-tables.ts";
import { indexOfHashes } from "./index-of-hashes.ts";
import type { Migration } from "./migration.ts";
import { receivedEvents } from "./received-events.ts";

/** All steps, in order. A new one goes to the end, with what it made frozen beside it. */
export const migrations: readonly Migration[] = [firstTables, apiKeys, indexOfHashes, receivedEvents];
