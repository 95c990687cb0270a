import type { Store } from "@rosterkit/core";
import { changeHealth, changeStanding, readHealth, readStanding } from "./kept-state.ts";
import { tell } from "./notice.ts";
import { type Pause, pauseAfter, type Trouble } from "./pause.ts";
import type { SyncStatus } from "./runner.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import type { UnattendedSync, UsedConnection } from "./unattended-sync.ts";

/** What went wrong in a turn. */
export interface Failed extends Trouble {
  /** The connection that is sick. Absent: it is the sync's own trouble. */
  readonly connection?: UsedConnection | undefined;
  /** What was thrown. Absent: a report told it. */
  readonly error?: unknown;
}

/** Keeps it, tells it the first time, and gives when to try again. */
export async function keepTrouble(context: RunnerContext, sync: string, failed: Failed): Promise<number> {
  const { connection, error, ...trouble } = failed;
  const known: { pause?: Pause; isNew?: boolean } = {};
  const next = (before: Pause | undefined): Pause => {
    known.isNew = before?.code !== trouble.code;
    known.pause = pauseAfter(before, trouble, context.now(), error);
    return known.pause;
  };
  await (connection
    ? changeHealth(context.store, connection.id, next)
    : changeStanding(context.store, sync, (standing) => ({ ...standing, pause: next(standing.pause) })));
  const until = known.pause?.until ?? isoOf(context.now());
  const about = connection ? "quarantined" : "failed";
  if (known.isNew && trouble.code !== waitsForPerson.code)
    tell(context.onNotice, {
      about,
      sync,
      at: isoOf(context.now()),
      until,
      ...trouble,
      ...(connection && { connection: connection.id }),
    });
  return Date.parse(until);
}

/** A run ended and left the same due: what is in its way is a person's to clear. */
export const waitsForPerson: Trouble = {
  code: "waits for a person",
  message: "A run left the same due again, as something waits for a person",
};

/** What keeps a sync from being tried: its own trouble, and that of its connections. */
export async function pausesOf(
  store: Store,
  sync: string,
  { source, target }: Pick<UnattendedSync, "source" | "target">,
): Promise<Pick<SyncStatus, "pause" | "quarantined">> {
  const { pause } = await readStanding(store, sync);
  const ids = [...new Set([source.id, target.id])];
  const health = await Promise.all(
    ids.map(async (connection) => ({ connection, known: await readHealth(store, connection) })),
  );
  const quarantined = health.flatMap(({ connection, known }) => (known ? [{ ...known, connection }] : []));
  return { quarantined, ...(pause && { pause }) };
}

/** When something may be tried again, in milliseconds since 1970. Past or zero: now. */
export async function pausedUntilMs(
  { store }: RunnerContext,
  sync: string,
  unattended: UnattendedSync,
): Promise<number> {
  const { pause, quarantined } = await pausesOf(store, sync, unattended);
  return Math.max(0, ...[...quarantined, ...(pause ? [pause] : [])].map(({ until }) => Date.parse(until)));
}

/** A run came through: whatever was wrong with the sync and its connections is over. */
export async function endTrouble(
  context: RunnerContext,
  sync: string,
  { source, target }: UnattendedSync,
): Promise<void> {
  const { store } = context;
  const recovered = (more: { readonly connection?: string }) =>
    tell(context.onNotice, { about: "recovered", sync, at: isoOf(context.now()), ...more });
  for (const { id } of [source, target]) {
    if (!(await readHealth(store, id))) continue;
    await changeHealth(store, id, () => undefined);
    recovered({ connection: id });
  }
  const { pause } = await readStanding(store, sync);
  if (!pause) return;
  await changeStanding(store, sync, ({ pause: _, ...standing }) => standing);
  if (pause.code !== waitsForPerson.code) recovered({});
}

/** A person was there: what waited for one may be tried at once. Trouble of any other kind stays. */
export async function endWaitForPerson(store: Store, sync: string): Promise<void> {
  const { pause } = await readStanding(store, sync);
  if (pause?.code !== waitsForPerson.code) return;
  await changeStanding(store, sync, ({ pause: _, ...standing }) => standing);
}
