import type { Hint } from "../adapter/adapter.ts";
import { digest } from "../diff/digest.ts";
import {
  type Inbox,
  longestId,
  mostPeople,
  mostRevocations,
  mostSeen,
  seenForMs,
  type Waiting,
  type WaitingRevocation,
} from "./inbox.ts";

/** Hints that came together. */
export interface Arrival {
  readonly hints: readonly Hint[];
  /** By which a repeat of all of them is known. Absent: by nothing but the hints' own keys. */
  readonly key?: string | undefined;
  /** When they came. ISO. */
  readonly at: string;
}

/**
 * The inbox with what came, a hint for each person and one for all groups. Order, repeats and the vendor's clock make no difference. The same inbox: all of
 * it was known. Throws a RangeError for more revocations than may wait.
 */
export function addHints(inbox: Inbox, { hints, key, at }: Arrival): Inbox {
  const known = new Set(inbox.seen.map(([one]) => one));
  const isKnown = (one: string | undefined) => one !== undefined && known.has(seenAs(one));
  const fresh = isKnown(key) ? [] : hints.filter((hint) => !isKnown(keyOf(hint)));
  if (fresh.length === 0) return inbox;
  const waiting: Waiting = { number: inbox.last + 1, at };
  const keys = [key, ...fresh.map(keyOf)].filter((one) => one !== undefined).map(seenAs);
  const { everybody, ...rest } = inbox;
  return {
    ...rest,
    last: waiting.number,
    ...lookAt(fresh, inbox, waiting),
    revoked: revokedBy(fresh, inbox, waiting),
    seen: seenAfter(inbox, new Set(keys), at),
  };
}

const seenAs = (key: string): string => digest(key).slice(0, 32);

/** What the vendor calls an event; of a revocation, which is more than a hint, also whom it was about, and when. */
const keyOf = (hint: Hint): string | undefined =>
  hint.key ?? (isRevocation(hint) && hint.at !== undefined ? JSON.stringify([hint.id, hint.at]) : undefined);

type OfPerson = Hint & { readonly id: string };

const isOfPerson = (hint: Hint): hint is OfPerson =>
  hint.resource === "people" && hint.id !== undefined && hint.id !== "" && hint.id.length <= longestId;

const isRevocation = (hint: Hint): hint is OfPerson => hint.revoked === true && isOfPerson(hint);

function lookAt(
  hints: readonly Hint[],
  { people, everybody }: Inbox,
  waiting: Waiting,
): Pick<Inbox, "people" | "everybody"> {
  const named = new Map([
    ...Object.entries(people),
    ...hints.filter(isOfPerson).map(({ id }) => [id, waiting] as const),
  ]);
  if (named.size > mostPeople) return { people: {}, everybody: waiting };
  const all = hints.every(isOfPerson) ? everybody : waiting;
  return { people: Object.fromEntries(named), ...(all && { everybody: all }) };
}

/** Of several about one person the latest event counts. A vendor's clock may be ahead of ours, and nothing has happened that is to come. */
function revokedBy(hints: readonly Hint[], { revoked }: Inbox, { number, at }: Waiting): Inbox["revoked"] {
  const cameMs = Date.parse(at);
  const all = new Map<string, WaitingRevocation>(Object.entries(revoked));
  for (const hint of hints.filter(isRevocation)) {
    const toldMs = Math.min(Date.parse(hint.at ?? "") || cameMs, cameMs);
    const knownMs = Date.parse(all.get(hint.id)?.at ?? "") || toldMs;
    all.set(hint.id, { number, at: new Date(Math.max(toldMs, knownMs)).toISOString() });
  }
  if (all.size > mostRevocations) throw new RangeError("too many revocations wait");
  return Object.fromEntries(all);
}

function seenAfter({ seen }: Inbox, keys: ReadonlySet<string>, at: string): Inbox["seen"] {
  const since = new Date(Date.parse(at) - seenForMs).toISOString();
  return [...seen.filter(([, seenAt]) => seenAt >= since), ...[...keys].map((key) => [key, at] as const)].slice(
    -mostSeen,
  );
}
