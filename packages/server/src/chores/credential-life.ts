import { changeShared, type Store } from "@rosterkit/core";
import type { Notice } from "../runner/notice.ts";
import type { WatchedCredential } from "./chores.ts";

/** What is remembered of the credential of a connection; JSON. */
interface CredentialState {
  /** When it was last used well; before that was seen, when it was first watched. ISO. */
  readonly usedAt?: string;
  /** The end that people were told of. ISO. */
  readonly told?: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A use within so long is not worth a write; the end is told that much too early at most. */
const roughlyMs = 6 * hourMs;
/** So long before the end people are told. */
const aheadMs = 7 * dayMs;

// A name that no sync can have, because it has spaces.
const lifeOf = (connection: string) => ({ name: `credential of connection ${connection}`, key: "life", tries: 50 });

const readLife = async (store: Store, connection: string): Promise<CredentialState> => {
  const { name, key } = lifeOf(connection);
  return ((await store.kept(name, key)) as CredentialState | undefined) ?? {};
};

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** Remembers that the credential of a connection was used well. */
export async function noteUse(store: Store, connection: string, nowMs: number): Promise<void> {
  const { usedAt } = await readLife(store, connection);
  // A clock may have been set back since.
  if (usedAt !== undefined && Math.abs(nowMs - Date.parse(usedAt)) < roughlyMs) return;
  await changeShared<CredentialState>(store, lifeOf(connection), (known) => ({ ...known, usedAt: isoOf(nowMs) }));
}

interface Telling {
  readonly store: Store;
  readonly now: () => number;
  readonly onNotice: (notice: Notice) => void;
}

/** Tells which credentials end within a week, each end once. */
export async function tellEnds(telling: Telling, credentials: readonly WatchedCredential[]): Promise<void> {
  for (const credential of credentials) await tellEnd(telling, credential);
}

async function tellEnd({ store, now, onNotice }: Telling, credential: WatchedCredential): Promise<void> {
  const nowMs = now();
  const { connection, sync, unusedDays } = credential;
  const life = await readLife(store, connection);
  if (unusedDays !== undefined && life.usedAt === undefined) await noteUse(store, connection, nowMs);
  const unused = unusedDays === undefined ? undefined : { unusedDays, usedMs: Date.parse(life.usedAt ?? isoOf(nowMs)) };
  const endsAt = earliest(credential.endsAt, unused && isoOf(unused.usedMs + unused.unusedDays * dayMs));
  if (endsAt === undefined || Date.parse(endsAt) - nowMs > aheadMs || life.told === endsAt) return;
  await changeShared<CredentialState>(store, lifeOf(connection), (known) => ({ ...known, told: endsAt }));
  const told =
    endsAt === credential.endsAt ? hasAnEnd : isUnused(unused?.unusedDays ?? 0, nowMs - (unused?.usedMs ?? nowMs));
  onNotice({ about: "credential near its end", sync, connection, at: isoOf(nowMs), endsAt, ...told });
}

const earliest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Date.parse(one) <= Date.parse(other) ? one : other;

type Told = Pick<Notice, "message" | "remedy">;

const hasAnEnd: Told = {
  message: "The vendor says when the credential ends",
  remedy: "Make a new credential and set it before then.",
};

const isUnused = (unusedDays: number, unusedMs: number): Told => ({
  message: `The credential was not used for ${Math.floor(unusedMs / dayMs)} days, and ends after ${unusedDays}`,
  remedy: "Let a sync that uses it run, or check it; once it has ended, make a new one.",
});
