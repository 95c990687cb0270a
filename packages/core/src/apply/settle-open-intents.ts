import { waitFor } from "../http/wait-for.ts";
import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import type { ResourceName } from "../store/link.ts";
import { openIntents } from "../store/open-intents.ts";
import type { Lease, Store } from "../store/store.ts";
import type { Target } from "./apply-options.ts";
import type { Failure } from "./apply-report.ts";
import { type ApplySettings, fillSettings } from "./apply-settings.ts";
import { type EndedRuns, keepEndedRuns, loadEndedRuns, sentAtTheLatest } from "./ended-runs.ts";
import type { Ending } from "./ending.ts";
import { inPool } from "./in-pool.ts";
import { outcomeOf } from "./journal-lines.ts";
import { createKnownLinks, type LinksByResource } from "./known-links.ts";
import { accountsOf } from "./open-run.ts";
import { createPendingBatch } from "./pending-batch.ts";
import type { LinkMaking, Scene } from "./scene.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** What `settleOpenIntents` is given. */
export interface SettleOptions extends LinkMaking {
  readonly target: Target;
  readonly links: LinksByResource;
  readonly store: Store;
  readonly lease: Lease;
  readonly settings?: ApplySettings;
  /**
   * For targets that cannot look up by key: the account that a create made, `null` when it is proven that there is none (a complete read
   * begun after the vendor let go), `undefined` when nobody can tell. Absent: such creates stay unsettled.
   */
  readonly lookUp?: (change: Change) => Promise<string | null | undefined>;
  readonly now?: () => number;
  readonly sleep?: Scene["sleep"];
}

/** An intent whose outcome is still not known. */
export interface UnsettledIntent {
  readonly intent: Intent;
  /** One line for people. */
  readonly reason: string;
}

/** What came of settling. */
export interface Settled {
  /** Intents that have an outcome now. */
  readonly settled: number;
  /** People for whom nothing may be planned yet. */
  readonly unsettled: ReadonlySet<string>;
  /** Groups for which nothing may be planned yet, by source id: a group and a person may have the same. */
  readonly unsettledGroups: ReadonlySet<string>;
  readonly open: readonly UnsettledIntent[];
  /** The vendor refuses the credentials or a permission; what could be settled is committed. */
  readonly stopped?: Failure;
}

/**
 * Finds out what became of every write whose outcome is not known, by looking, and commits the outcomes and links. To be done before
 * anything is planned; load the links again afterwards. Nothing is written to the target but what a journalled change still owes: the ending
 * of sessions after a removal, and the mail to somebody who was let back in.
 */
export const settleOpenIntents = async (options: SettleOptions): Promise<Settled> => {
  const { store, lease } = options;
  const intents = await openIntents(store, lease.sync);
  if (intents.length === 0) return { settled: 0, ...unsettledAmong([]), open: [] };
  const scene = sceneOf(options);
  const ended = await loadEndedRuns(store, lease, intents, scene.now());
  const endings = await settleInRounds(scene, { store, lease, ended }, intents);
  const open = [...endings.filter(isOpen).map(toUnsettled), ...intents.slice(endings.length).map(notLookedAt)];
  await store.commit(lease, {
    keep: keepEndedRuns(
      ended,
      open.map(({ intent }) => intent),
    ),
  });
  const stopped = endings.find(({ ending }) => ending.stops)?.ending.stops;
  return { settled: intents.length - open.length, ...unsettledAmong(open), open, ...(stopped && { stopped }) };
};

const unsettledAmong = (open: readonly UnsettledIntent[]): Pick<Settled, "unsettled" | "unsettledGroups"> => {
  const subjects = (resource: ResourceName) =>
    new Set(open.flatMap(({ intent: { what } }) => (what.resource === resource ? [what.subject] : [])));
  return { unsettled: subjects("people"), unsettledGroups: subjects("groups") };
};

interface SettledIntent {
  readonly intent: Intent;
  readonly ending: Ending;
}

const isOpen = ({ ending }: SettledIntent) => ending.result === "open";

const toUnsettled = ({ intent, ending }: SettledIntent): UnsettledIntent => ({ intent, reason: ending.reason ?? "" });

const notLookedAt = (intent: Intent): UnsettledIntent => ({
  intent,
  reason: "The target refuses the credentials or a permission",
});

const sceneOf = (options: SettleOptions): Scene => ({
  accounts: accountsOf(options.target),
  known: createKnownLinks(options.links),
  settings: fillSettings(options.settings),
  now: options.now ?? Date.now,
  sleep: options.sleep ?? waitFor,
  linkMaking: options,
  requests: new Map(),
  lookUp: options.lookUp,
});

interface Settling {
  readonly store: Store;
  readonly lease: Lease;
  readonly ended: EndedRuns;
}

const settleInRounds = async (
  scene: Scene,
  settling: Settling,
  intents: readonly Intent[],
): Promise<readonly SettledIntent[]> => {
  const { roundSize } = scene.settings;
  const endings: SettledIntent[] = [];
  while (endings.length < intents.length && !endings.some(({ ending }) => ending.stops)) {
    endings.push(...(await settleRound(scene, settling, intents.slice(endings.length, endings.length + roundSize))));
  }
  return endings;
};

/** One commit for a round of intents. An outcome carries the run of its intent, so that it closes it. */
const settleRound = async (scene: Scene, { store, lease, ended }: Settling, intents: readonly Intent[]) => {
  const endings = await inPool(intents, scene.settings.concurrency, async (intent): Promise<SettledIntent> => {
    const { what: change, before, stateBefore } = intent;
    const ending = await settleAttempt(scene, { change, before, stateBefore, sentMs: sentAtTheLatest(intent, ended) });
    for (const link of ending.links ?? []) scene.known.add(link);
    return { intent, ending };
  });
  const pending = createPendingBatch();
  for (const { intent, ending } of endings) {
    pending.addLinks(ending.links);
    pending.addEntry(outcomeOf(intent.run, scene, intent.what, ending));
  }
  await store.commit(lease, pending.take());
  return endings;
};
