import { changeShared, type Store } from "@rosterkit/core";
import type { Job } from "./jobs.ts";

// A name that no sync can have, because it has spaces.
const place = { name: "jobs of one process", key: "actions", tries: 50 };

/** Actions of people that are not done, as an earlier process left them in its store. */
export const readActions = async (store: Store): Promise<readonly Job[]> =>
  ((await store.kept(place.name, place.key)) as readonly Job[] | undefined) ?? [];

/** Keeps those that `actions` gives by the time of writing. */
export const writeActions = (store: Store, actions: () => readonly Job[]): Promise<void> =>
  changeShared<readonly Job[]>(store, place, (known = []) => {
    const now = actions();
    return now.length === 0 && known.length === 0 ? known : now.length === 0 ? null : now;
  });
