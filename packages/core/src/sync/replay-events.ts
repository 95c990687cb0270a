import { ConfigurationError } from "../errors/configuration-error.ts";
import { addHints } from "../inbox/add-hints.ts";
import { mostPeople } from "../inbox/inbox.ts";
import type { NamedByEvent } from "../inbox/received-hints.ts";
import { concerning } from "./concerning.ts";
import { changeInbox } from "./kept-inbox.ts";
import type { SyncContext } from "./sync-context.ts";

/** Which events are replayed, by when they came. ISO instants. */
export interface ReplayWindow {
  readonly since: string;
  /** Before this one. Absent: now. */
  readonly until?: string;
}

/** Who is to be looked at once more. */
export interface Replayed {
  /** How many are named, as far as they were counted. */
  readonly people: number;
  /** Everybody is, as an event named nobody or too many are named. Absent: those alone. */
  readonly everybody?: true;
}

/** Puts whom earlier events named back into the inbox. */
export async function replayEvents(context: SyncContext, window: ReplayWindow): Promise<Replayed> {
  const { received, settings, now } = context;
  if (!received)
    throw new ConfigurationError([{ path: "received", message: "is not there: nothing is kept of events" }]);
  const named = await received.named(settings.id, instantsOf(window, now()), mostPeople + 1);
  const isAll = named.length > mostPeople || named.some(({ id }) => id === undefined);
  const hints: readonly NamedByEvent[] = concerning(context, isAll ? [...named, { resource: "people" }] : named);
  const at = new Date(now()).toISOString();
  if (hints.length > 0) await changeInbox(context, (inbox) => addHints(inbox, { hints, at }));
  const people = hints.filter(({ resource, id }) => resource === "people" && id !== undefined).length;
  return { people, ...(hints.length > people && { everybody: true }) };
}

function instantsOf({ since, until }: ReplayWindow, nowMs: number) {
  const [sinceMs, untilMs] = [Date.parse(since), until === undefined ? nowMs + 1 : Date.parse(until)];
  if (!(sinceMs < untilMs))
    throw new ConfigurationError([{ path: "since", message: "must be an instant before that of until" }]);
  return { since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString() };
}
