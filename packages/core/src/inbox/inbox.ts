import type { ById } from "../store/by-id.ts";

/** Longer ones are no ids of anybody. */
export const longestId = 256;
/** From so many people on, one hint for everybody stands for all of them: reading everybody takes fewer calls than reading each. */
export const mostPeople = 500;
/** So many revocations may wait to be heeded; whatever comes beyond is refused, so that the vendor sends it again. */
export const mostRevocations = 1000;
/** So many keys are remembered, the newest ones. Whoever is named by a repeat of an older one is looked at once more, no more than that. */
export const mostSeen = 500;
/** Vendors send an event again for three days at most. */
export const seenForMs = 3 * 86_400_000;

/** Somebody, or everybody, is to be looked at. */
export interface Waiting {
  /** Of the newest hint that says so. */
  readonly number: number;
  /** When that came, by our clock. ISO. */
  readonly at: string;
}

/** An immediate revocation that no plan has made a fact of yet. */
export interface WaitingRevocation {
  readonly number: number;
  /** The instant of the event, never later than when it came. ISO. */
  readonly at: string;
}

/** What events of the source hint at and nobody has looked at yet. JSON data: one is kept for each sync. */
export interface Inbox {
  /** Hints are numbered in the order in which they came: the number of the newest one. */
  readonly last: number;
  /** By the person's id at the source: one for each, however many came. */
  readonly people: ById<Waiting>;
  /** Absent: nothing asks for everybody. */
  readonly everybody?: Waiting;
  readonly revoked: ById<WaitingRevocation>;
  /** Digests of the keys of what came, with the instant. Oldest first. */
  readonly seen: readonly (readonly [key: string, at: string])[];
  /** Where asking for events goes on. Absent: at the beginning. */
  readonly cursor?: string;
}

/** Nothing has come yet. */
export const emptyInbox: Inbox = { last: 0, people: {}, revoked: {}, seen: [] };
