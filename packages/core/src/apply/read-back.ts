import type { State } from "../adapter/state.ts";
import type { Accounts, Seen } from "./accounts.ts";
import { isWhereWanted } from "./compare-account.ts";
import type { Scene } from "./scene.ts";

/** An account read back after a write. `seen` is absent when the target does not show it. */
export interface ReadBack {
  readonly seen: Seen | undefined;
  readonly isThere: boolean;
}

/** Reads an account by id until it is where it is wanted, for a few times: a vendor may take its time over a transition. */
export const readBack = async (scene: Scene, accounts: Accounts, account: string, wanted: State): Promise<ReadBack> => {
  const { confirmReads, confirmEveryMs } = scene.settings;
  for (let read = 1; ; read += 1) {
    const seen = await accounts.get(account);
    // Seen just before and accepted by the vendor as deleted: here even an ambiguous "there is none" tells enough.
    const isThere = isWhereWanted(wanted, seen, { ...accounts, provesAbsence: true });
    if (isThere || read >= confirmReads) return { seen, isThere };
    await scene.sleep(read * confirmEveryMs);
  }
};
