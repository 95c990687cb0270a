import type { Hint } from "../adapter/adapter.ts";
import { digest } from "../diff/digest.ts";
import type { Arrival } from "./add-hints.ts";
import { longestId } from "./inbox.ts";

/** Whom an event named, and nothing else of it. Without an id: everybody. */
export type NamedByEvent = Pick<Hint, "resource" | "id">;

/** A hint as it is kept once it was received. */
export interface ReceivedHint extends NamedByEvent {
  /** By which a repeat is known: a digest, of 32 letters. */
  readonly key: string;
  /** When it came, by our clock. ISO. */
  readonly at: string;
}

/** From an instant until before another one. ISO. */
export interface ReceivedBetween {
  readonly since: string;
  readonly until: string;
}

/** What came of events, kept for a while so that the people named can be looked at once more. Ids and instants alone. */
export interface ReceivedHints {
  /** Keeps what came; what has a key that is known stays as it was. Durable once it resolves. */
  add(sync: string, hints: readonly ReceivedHint[]): Promise<void>;
  /** Whom those that came meanwhile named, each once; no more than so many. */
  named(sync: string, between: ReceivedBetween, atMost: number): Promise<readonly NamedByEvent[]>;
}

/** What came, as it is kept. That access was to end at once is none of it: a fact of that is kept for good, unless a person took it back. */
export const receivedHints = ({ hints, key, at }: Arrival): readonly ReceivedHint[] =>
  hints.map(({ resource, id, key: own = key }) => {
    const named = id === undefined || id === "" || id.length > longestId ? { resource } : { resource, id };
    return { ...named, at, key: digest(JSON.stringify([own ?? ["at", at], resource, named.id])).slice(0, 32) };
  });
