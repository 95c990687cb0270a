import type { Link, Plan, Sync, SyncSettingsInput } from "@rosterkit/core";
import type { OktaStandInOptions } from "@rosterkit/sandbox";
import { type ListedEmployee, listedEmployee, syncFromList, testClock } from "@rosterkit/testing";
import { type OpenOkta, openOkta } from "./open-okta.ts";

/** A sync from a list of employees to Okta, at a time that the test sets. */
export interface OpenSync {
  readonly okta: OpenOkta;
  readonly people: Map<string, ListedEmployee>;
  readonly sync: Sync;
  /** Both clocks of the records go on to this instant. */
  readonly goTo: (instant: string) => void;
  /** Plans and applies, confirming the plan as a whole. Accounts that match exactly are taken over. */
  readonly run: () => ReturnType<Sync["run"]>;
  /** What is left to do that could be done now. */
  readonly left: () => Promise<readonly Plan["changes"][number][]>;
  /** Makes the store remember a link, as if an earlier run had made it. */
  readonly remember: (link: Pick<Link, "source" | "target"> & Partial<Link>) => Promise<void>;
}

/** Opens a sync in Europe/London on 2 March 2026 for everybody, new joiner or not. */
export async function openSync(
  settings: Partial<SyncSettingsInput> = {},
  options: OktaStandInOptions = {},
): Promise<OpenSync> {
  const { now, goTo } = testClock();
  const okta = await openOkta({ clock: { now, wallNow: Date.now }, ...options });
  const whole = { id: "list-okta", lifecycle: { zone: "Europe/London" }, newJoinersOnly: false, ...settings };
  const { people, sync, run, store } = syncFromList(okta.connection, whole, { now });
  return {
    okta,
    people,
    sync,
    goTo,
    run,
    left: async () => (await sync.plan()).changes.filter(({ held }) => !held),
    remember: async (link) => {
      const lease = await store.lease("list-okta", "test", 60_000);
      if (!lease) throw new Error("the sync is busy");
      const at = new Date(now()).toISOString();
      await store.commit(lease, {
        links: [{ resource: "people", verdict: "same", by: "test", evidence: [], at, ...link }],
      });
      await store.release(lease);
    },
  };
}

/** A person of the list, employed since January, called and addressed by this name. */
export const employee = (name: string, more: Partial<ListedEmployee> = {}): ListedEmployee =>
  listedEmployee(name, { workEmail: `${name.toLowerCase()}@example.com`, ...more });
