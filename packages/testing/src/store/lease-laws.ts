import { LeaseLostError } from "@rosterkit/core";
import { holds, type Law } from "../law.ts";
import { rejectionOf } from "../rejection-of.ts";
import { contentsOf, intentOf, linkOf, linksOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

const minuteMs = 60_000;

/** Laws on who may write: leases and the fence. */
export const leaseLaws: readonly Law<CreateStore>[] = [
  {
    name: "a lease that is held is given to nobody else",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      await hold("sync", "first");
      holds(!(await store.lease("sync", "second", minuteMs)), "two owners hold the lease of one sync");
      await hold("another sync", "second");
    },
  },
  {
    name: "of many who ask at once one gets the lease",
    check: async (createStore) => {
      const { store } = await openStore(createStore);
      const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`);
      const leases = await Promise.all(owners.map((owner) => store.lease("sync", owner, minuteMs)));
      const given = leases.filter((lease) => lease !== undefined);
      holds(given.length === 1, `${given.length} of ${owners.length} got the lease`);
    },
  },
  {
    name: "the owner who asks again has the lease for longer, under the same epoch",
    check: async (createStore) => {
      const { store, hold, pass, now } = await openStore(createStore);
      const first = await hold();
      pass(minuteMs / 2);
      const again = await hold();
      holds(again.epoch === first.epoch, "the epoch changed under its owner");
      holds(Date.parse(again.until) === now() + minuteMs, `it ends at ${again.until}, not a minute from now`);
      pass(minuteMs - 1);
      holds(!(await store.lease("sync", "other", minuteMs)), "another owner got it before the extended end");
      await store.commit(first, { links: [linkOf("p1")] });
    },
  },
  {
    name: "a lease that lapsed is given to the next owner under a higher epoch, with when it ended",
    check: async (createStore) => {
      const { hold, pass } = await openStore(createStore);
      const first = await hold("sync", "first");
      pass(minuteMs + 1);
      const second = await hold("sync", "second");
      holds(second.epoch > first.epoch, `the epoch went from ${first.epoch} to ${second.epoch}`);
      holds(first.after === undefined, "the first lease names an owner before it");
      holds(
        second.after === undefined || Date.parse(second.after) === Date.parse(first.until),
        `the lease before ended at ${second.after}, not at ${first.until}`,
      );
    },
  },
  {
    name: "a lease that lapsed and was taken by nobody is still good",
    check: async (createStore) => {
      const { store, hold, pass } = await openStore(createStore);
      const lease = await hold();
      pass(10 * minuteMs);
      const refusal = await rejectionOf(store.commit(lease, { links: [linkOf("p1")] }));
      holds(refusal === undefined, "a commit was refused although nobody else has taken over");
      holds((await linksOf(store)).length === 1, "a commit that resolved left nothing behind");
    },
  },
  {
    name: "a lease given back is free at once and good for nothing more",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const first = await hold("sync", "first");
      await store.release(first);
      const late = await rejectionOf(store.commit(first, { links: [linkOf("p1")] }));
      holds(LeaseLostError.isInstance(late), "a commit under a lease that was given back was not refused");
      const second = await hold("sync", "second");
      holds(second.epoch > first.epoch, "the next owner has no higher epoch");
      holds((await linksOf(store)).length === 0, "what was refused was written");
    },
  },
  {
    name: "giving back a lease that another has taken takes nothing from them",
    check: async (createStore) => {
      const { store, hold, pass } = await openStore(createStore);
      const first = await hold("sync", "first");
      pass(minuteMs + 1);
      const second = await hold("sync", "second");
      await store.release(first);
      await store.release(first);
      holds(!(await store.lease("sync", "third", minuteMs)), "the lease of the second owner was given away");
      await store.commit(second, { links: [linkOf("p1")] });
    },
  },
  {
    name: "a commit under an older epoch is refused and leaves nothing behind",
    check: async (createStore) => {
      const { store, hold, pass } = await openStore(createStore);
      const first = await hold("sync", "first");
      await store.commit(first, { links: [linkOf("p1")], keep: { key: "first" } });
      pass(minuteMs + 1);
      await hold("sync", "second");
      const before = await contentsOf(store, "sync", ["key"]);
      const late = store.commit(first, { links: [linkOf("p2")], entries: [intentOf("p2")], keep: { key: "late" } });
      const error = await rejectionOf(late);
      holds(error !== undefined, "a commit under an older epoch was taken");
      holds(LeaseLostError.isInstance(error), "it was refused with something else than a LeaseLostError");
      const after = await contentsOf(store, "sync", ["key"]);
      holds(JSON.stringify(after) === JSON.stringify(before), "what was refused was written");
    },
  },
];
