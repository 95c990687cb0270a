import { LeaseLostError } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import { contentsOf, entriesOf, intentOf, linkOf, linksOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

const minuteMs = 60_000;

/** Laws on who may write: leases and the fence. */
export const leaseLaws: readonly Law<CreateStore>[] = [
  {
    name: "a lease that is held is given to nobody else",
    protects: "two runs that write at once",
    remedy: "Give the lease only when nobody holds it, or when it lapsed by `now`.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      await hold("sync", "first");
      holds(!(await store.lease("sync", "second", minuteMs)), "two owners hold the lease of one sync");
      await hold("another sync", "second");
    },
  },
  {
    name: "of many who ask at once one gets the lease",
    protects: "two runs that write at once",
    remedy: "Take the lease in one statement or transaction, not by looking first and writing afterwards.",
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
    protects: "a long run that is fenced out of its own sync",
    remedy: "Move `until` to `now + forMs` for the same owner, and keep the epoch.",
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
    protects: "writes of a dead run that nobody can tell from those of the living",
    remedy: "Raise the epoch with every new owner, and give `after` when the lease before ended.",
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
    protects: "a slow run whose outcomes are lost",
    remedy: "Compare epochs when committing, not the time.",
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
    protects: "a run that commits after it ended",
    remedy: "Keep the epoch and forget the owner, and refuse commits without an owner.",
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
    protects: "a dead run that frees the lease of the living",
    remedy: "Release by sync and epoch, not by sync alone.",
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
    protects: "a run that was replaced and writes all the same",
    remedy: "Check the epoch in the transaction that writes, and reject with a LeaseLostError.",
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
  {
    name: "a commit that is under way when another takes over is done before theirs, or not at all",
    protects: "a run that was replaced and writes a moment later",
    remedy: "Check the epoch and write in one transaction, with nothing awaited in between.",
    check: async (createStore) => {
      for (const turns of [0, 1, 2, 5]) {
        const { store, hold, pass } = await openStore(createStore);
        const first = await hold("sync", "first");
        const late = rejectionOf(store.commit(first, { entries: [intentOf("late")] }));
        for (let turn = 0; turn < turns; turn += 1) await undefined;
        pass(minuteMs + 1);
        const second = await hold("sync", "second");
        const seen = (await entriesOf(store)).length;
        await store.commit(second, { entries: [intentOf("next")] });
        const subjects = (await late) ? ["next"] : ["late", "next"];
        holds(seen === subjects.length - 1, "it was done after the next owner had the lease and had looked");
        // Whatever the first one was told has to be true for good.
        await new Promise((resolve) => setTimeout(resolve, 20));
        const found = (await entriesOf(store)).map((entry) => entry.type === "intent" && entry.subject);
        holds(
          sameData(found, subjects),
          `the journal holds ${found.join(", ")} where it should hold ${subjects.join(", ")}`,
        );
      }
    },
  },
];
