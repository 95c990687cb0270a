import { changeShared, type Store } from "@rosterkit/core";
import type { Notice } from "../runner/notice.ts";
import { type Pause, pauseAfter, type Trouble } from "../runner/pause.ts";
import type { NoticeChannel, NoticeFailure } from "./notifier.ts";

/** A notice that waits to be sent by one channel; JSON. */
export interface WaitingNotice {
  /** The same for each try and each channel: by it a receiver knows a repeat. */
  readonly id: string;
  readonly notice: Notice;
  /** ISO. */
  readonly since: string;
  /** Why it is not tried for a while. Absent: it was not tried yet. */
  readonly pause?: Pause;
}

/** What waits for one channel; JSON. */
interface Outbox {
  readonly waiting: readonly WaitingNotice[];
  /** Who sends, until when. Without `by`: the channel rests. */
  readonly claim?: { readonly by?: string; readonly until: string };
}

/** Longer than one notice may take; whoever died sending holds the others up for so long. */
const claimForMs = 60_000;
/** After a failure nothing is tried by the channel for so long: what waits there would mostly fail alike. */
const restForMs = 60_000;
const keptForMs = 3 * 24 * 3_600_000;
const mostWaiting = 500;
const mostMs = 2 * 3_600_000;

/** Notices that were told and are not delivered yet, in a store, for one channel. */
export interface NoticeOutbox {
  /** Puts one in. Gives those that had to go for it, the oldest first. */
  put(entry: WaitingNotice): Promise<readonly WaitingNotice[]>;
  /** The one to be sent next, which nobody else sends for a minute. `undefined`: none is due, or somebody else is at it. */
  claim(): Promise<WaitingNotice | undefined>;
  /** It was delivered: it goes. */
  done(id: string): Promise<void>;
  /** It was not: it is tried later, ever more seldom, and goes when it is three days old. */
  failed(id: string, trouble: Trouble): Promise<Pick<NoticeFailure, "times" | "isGivenUp">>;
  /** Lets others send. */
  leave(): Promise<void>;
}

/** `by`: unique to the process. */
export function openOutbox(store: Store, channel: NoticeChannel, by: string, now: () => number): NoticeOutbox {
  // A name that no sync can have, because it has spaces.
  const shared = { name: `notices by ${channel}`, key: "outbox", tries: 100 };
  const after = (ms: number) => new Date(now() + ms).toISOString();
  const mine = () => ({ by, until: after(claimForMs) });
  const change = (next: (known: Outbox) => Outbox) =>
    changeShared<Outbox>(store, shared, (kept) => {
      const known = kept ?? nothing;
      const changed = next(known);
      if (changed === known) return kept;
      return changed.waiting.length === 0 && !changed.claim ? null : changed;
    });

  return {
    put: async (entry) => {
      let dropped: readonly WaitingNotice[] = [];
      await change((known) => {
        const waiting = [...known.waiting, entry];
        dropped = waiting.slice(0, -mostWaiting);
        return { ...known, waiting: waiting.slice(-mostWaiting) };
      });
      return dropped;
    },
    claim: async () => {
      // Mostly there is nothing: that is found out without a lease.
      let claimed = nextOf((await store.kept(shared.name, shared.key)) as Outbox | undefined, by, now());
      if (!claimed) return undefined;
      await change((known) => {
        claimed = nextOf(known, by, now());
        return claimed ? { ...known, claim: mine() } : known;
      });
      return claimed;
    },
    done: (id) => change((known) => ({ waiting: known.waiting.filter((entry) => entry.id !== id), claim: mine() })),
    failed: async (id, trouble) => {
      let told = { times: 1, isGivenUp: true };
      await change((known) => {
        const waiting = known.waiting.flatMap((entry) => {
          if (entry.id !== id) return entry;
          const pause = pauseAfter(entry.pause, trouble, now());
          const isGivenUp = now() - Date.parse(entry.since) >= keptForMs;
          told = { times: pause.times, isGivenUp };
          return isGivenUp ? [] : { ...entry, pause };
        });
        return { waiting, claim: { until: after(restForMs) } };
      });
      return told;
    },
    leave: () => change((known) => (known.claim?.by === by ? { waiting: known.waiting } : known)),
  };
}

const nothing: Outbox = { waiting: [] };

/** What comes next, unless somebody else sends or the channel rests: what was never tried first, so that one that is never taken holds up no other. */
const nextOf = ({ waiting, claim }: Outbox = nothing, by: string, nowMs: number): WaitingNotice | undefined =>
  claim?.by === by || isPast(claim?.until, nowMs)
    ? (waiting.find(({ pause }) => !pause) ?? waiting.find(({ pause }) => isPast(pause?.until, nowMs)))
    : undefined;

/** Nobody waits for two hours: what is to be waited for so long was written before a clock was set back. */
const isPast = (until: string | undefined, nowMs: number): boolean => {
  const leftMs = until === undefined ? 0 : Date.parse(until) - nowMs;
  return leftMs <= 0 || leftMs > mostMs;
};
