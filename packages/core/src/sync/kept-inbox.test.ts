import { describe, expect, it } from "vitest";
import { emptyInbox } from "../inbox/inbox.ts";
import { settingsOf } from "../plan/world.fixture.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { changeInbox, readInbox } from "./kept-inbox.ts";
import { syncSettingsSchema } from "./sync-settings.ts";

const open = () => {
  const store = createMemoryStore();
  const { commit } = store;
  const commits: string[] = [];
  store.commit = (lease, batch) => {
    commits.push(lease.sync);
    return commit(lease, batch);
  };
  return { store, commits, owner: { store, settings: syncSettingsSchema.parse(settingsOf()) } };
};

describe("changes of an inbox that come at once", () => {
  it("go into few writes, each made on top of the one before", async () => {
    const { owner, commits } = open();
    const counts = Array.from({ length: 50 }, () =>
      changeInbox(owner, (known) => ({ ...known, last: known.last + 1 })),
    );
    await Promise.all(counts);
    expect((await readInbox(owner)).last).toBe(emptyInbox.last + 50);
    expect(commits).toHaveLength(2);
    await changeInbox(owner, (known) => ({ ...known, last: 0 }));
    expect((await readInbox(owner)).last).toBe(0);
  });

  it("fail alone where one cannot be made, and together where nothing can be kept", async () => {
    const { owner, store } = open();
    const add = () => changeInbox(owner, (known) => ({ ...known, last: known.last + 1 }));
    const cannot = () =>
      changeInbox(owner, () => {
        throw new RangeError("too many");
      });
    const results = await Promise.allSettled([add(), cannot(), add()]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await readInbox(owner)).last).toBe(2);
    store.commit = () => Promise.reject(new Error("the disk is full"));
    const full = await Promise.allSettled([add(), add()]);
    expect(full.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
