import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openSqliteStore } from "@rosterkit/store";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { checkJournal } from "./check-journal.ts";
import { checkPeople } from "./check-people.ts";
import { type Failing, openFailing } from "./open-failing.ts";
import type { SeenWrite } from "./seen-write.ts";

const folder = mkdtempSync(join(tmpdir(), "rosterkit-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened: Failing[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A run that came through. `lateMs`: so much later than it says its store keeps what it is given. */
const openRun = async (lateMs = 0) => {
  const file = join(folder, `${randomUUID()}.db`);
  const late: Promise<void>[] = [];
  // By then the lease may be somebody else's.
  const keepLate = async (keep: () => Promise<void>) => {
    await wait(lateMs);
    await keep().catch(() => undefined);
  };
  const failing = await openFailing({ file }, async (now) => {
    const store = await openSqliteStore({ file, now });
    if (lateMs === 0) return store;
    return { ...store, commit: async (...given) => void late.push(keepLate(() => store.commit(...given))) };
  });
  opened.push(failing);
  await failing.run().catch(() => undefined);
  await Promise.all(late);
  const { company, store } = failing;
  const check = (writes: readonly SeenWrite[]) => checkJournal(store, company.told.id, writes);
  return { company, store, writes: company.watched.writes, check };
};

const complaintsOf = async (checked: ReturnType<typeof checkJournal>): Promise<string> =>
  (await checked).complaints.join("\n");

describe("comparing the journal with what the vendor received", () => {
  it("notices a write that nobody journalled, one that is missing, and one that came twice", async () => {
    const { writes, check } = await openRun();
    expect(await check(writes)).toMatchObject({ complaints: [], repeated: [] });
    const [first, ...others] = writes as readonly [SeenWrite, ...SeenWrite[]];
    expect(await complaintsOf(check(others))).toContain("is done, and the vendor wrote nothing");
    expect(await complaintsOf(check([...writes, first]))).toContain("an account was sent to be made 2 times");
    expect(await complaintsOf(check([{ ...first, intent: undefined }, ...others]))).toContain("had no open intent");
    const moved = writes.findLast(({ account }) => account !== undefined) as SeenWrite;
    expect((await check([...writes, moved])).repeated).toEqual([moved.call]);
  });

  it("notices a store that keeps an intent only after the write went out", async () => {
    const { writes, check } = await openRun(300);
    expect(writes.length).toBeGreaterThan(0);
    expect(await complaintsOf(check(writes))).toContain("had no open intent");
  });
});

describe("comparing people with their accounts", () => {
  it("notices somebody who is not right, not there, or there twice", async () => {
    const { company, store } = await openRun();
    expect(await checkPeople(company, store)).toEqual([]);
    const [, first, second, third] = company.okta.inspect().users.map(({ id }) => id);
    company.okta.updateProfile(first ?? "", { title: "Somebody else" });
    company.okta.remove(second ?? "");
    company.okta.deactivate(third ?? "");
    company.okta.addUser({ profile: { login: "twice@acme.example", email: "twice@acme.example" } });
    const wrong = (await checkPeople(company, store)).join("\n");
    for (const what of ["another title", "has no account", "should be in and is DEPROVISIONED", "account of 0 people"])
      expect(wrong).toContain(what);
  });
});
