import type { Intent } from "./journal.ts";
import type { Store } from "./store.ts";

/** Intents of a sync whose outcome is not known, oldest first: to be settled before anything is planned for their subjects. */
export const openIntents = async (store: Store, sync: string): Promise<readonly Intent[]> => {
  const intents: Intent[] = [];
  for await (const batch of store.entries(sync, { open: true })) {
    for (const entry of batch) if (entry.type === "intent") intents.push(entry);
  }
  return intents;
};
