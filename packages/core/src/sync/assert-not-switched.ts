import { ConfigurationError } from "../errors/configuration-error.ts";
import { SwitchedError } from "../ownership/switched-error.ts";
import type { Store } from "../store/store.ts";
import { factKeys } from "./load-facts.ts";

/** Another sync, and since when. */
export interface SwitchFact {
  readonly sync: string;
  readonly at: string;
}

/** What a store keeps of a sync that another one takes the place of, or that takes another one's. Absent members: nothing. */
export interface SwitchFacts {
  /** The sync that has its links now. */
  readonly to: SwitchFact | undefined;
  /** The sync whose links it has. */
  readonly from: SwitchFact | undefined;
  /** The sync whose links it was about to take over, which was not finished. */
  readonly unfinished: SwitchFact | undefined;
}

/** Reads what is kept of switching. */
export async function switchFactsOf(store: Store, sync: string): Promise<SwitchFacts> {
  const kept = async (key: string) => (await store.kept(sync, key)) as SwitchFact | undefined;
  return {
    to: await kept(factKeys.switchedTo),
    from: await kept(factKeys.switchedFrom),
    unfinished: await kept(factKeys.switching),
  };
}

/** Refuses a sync whose links another one has, and one that has not got all of the links it was to take over. */
export async function assertNotSwitched(store: Store, sync: string): Promise<void> {
  const { to, unfinished } = await switchFactsOf(store, sync);
  if (to) throw new SwitchedError(sync, to.sync);
  if (unfinished) throw new ConfigurationError([{ path: "relink", message: cutShort(unfinished.sync) }]);
}

const cutShort = (from: string) =>
  `taking the links of "${from}" over was not finished: apply what relink({ from: "${from}" }) plans now, or call it off with relink({ from: this sync }) of "${from}"`;
