import { changeShared, type Store } from "@rosterkit/core";
import type { Pause } from "./pause.ts";
import type { UnfinishedRun } from "./unfinished-run.ts";

/** What is remembered of a sync between its turns; JSON. */
export interface Standing {
  /** From when on its schedule counts: when everybody was last looked at for it. ISO. */
  readonly scheduledAt?: string;
  /** When its source was last asked what happened. ISO. */
  readonly polledAt?: string;
  readonly pause?: Pause;
  /** A run that goes on in the next turn. */
  readonly unfinished?: UnfinishedRun;
  /** What was told last, by what it is about, so that the same is told once. */
  readonly told?: { readonly [about: string]: string };
}

// Names that no sync can have, because they have spaces. They are kept beside the lease of the sync, which a run holds for long.
const standingOf = (sync: string) => ({ name: `turns of ${sync}`, key: "standing", tries: 50 });
const healthOf = (connection: string) => ({ name: `health of connection ${connection}`, key: "pause", tries: 50 });

const read = async (store: Store, { name, key }: { readonly name: string; readonly key: string }): Promise<unknown> =>
  store.kept(name, key);

export const readStanding = async (store: Store, sync: string): Promise<Standing> =>
  ((await read(store, standingOf(sync))) as Standing | undefined) ?? {};

export const changeStanding = (store: Store, sync: string, change: (known: Standing) => Standing): Promise<void> =>
  changeShared<Standing>(store, standingOf(sync), (known = {}) => change(known));

/** Why a connection is not used for a while. `undefined`: it is well. */
export const readHealth = async (store: Store, connection: string): Promise<Pause | undefined> =>
  ((await read(store, healthOf(connection))) as Pause | null | undefined) ?? undefined;

/** `undefined`: it is well from now on. */
export const changeHealth = (
  store: Store,
  connection: string,
  change: (known: Pause | undefined) => Pause | undefined,
): Promise<void> => changeShared<Pause>(store, healthOf(connection), (known) => change(known) ?? null);
