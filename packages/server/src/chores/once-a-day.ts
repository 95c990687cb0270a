import { changeShared, type Store } from "@rosterkit/core";
import type { Chore } from "./chores.ts";

/** What is remembered of a chore; JSON. */
interface ChoreState {
  /** When somebody began it last. ISO. */
  readonly beganAt: string;
  /** When it was last begun and came to its end. ISO. Absent: never. */
  readonly doneAt?: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Does the chore if nobody did it for a day and nobody began it within the hour. Rejects as the chore does. */
export async function onceADay(
  store: Store,
  chore: Chore,
  now: () => number,
  work: () => Promise<unknown>,
): Promise<void> {
  // A name that no sync can have, because it has spaces.
  const shared = { name: "chores of the server", key: chore, tries: 50 };
  const nowMs = now();
  const isDue = (known: ChoreState | undefined) =>
    awayMs(nowMs, known?.doneAt) >= dayMs && awayMs(nowMs, known?.beganAt) >= hourMs;
  if (!isDue((await store.kept(shared.name, shared.key)) as ChoreState | undefined)) return;
  const beganAt = new Date(nowMs).toISOString();
  let isMine = false;
  await changeShared<ChoreState>(store, shared, (known) => {
    isMine = isDue(known);
    return isMine ? { ...known, beganAt } : known;
  });
  if (!isMine) return;
  await work();
  await changeShared<ChoreState>(store, shared, (known) => ({ beganAt, ...known, doneAt: beganAt }));
}

/** A clock that was set back does not make it wait for longer than a day. */
const awayMs = (nowMs: number, at: string | undefined): number =>
  at === undefined ? Number.POSITIVE_INFINITY : Math.abs(nowMs - Date.parse(at));
